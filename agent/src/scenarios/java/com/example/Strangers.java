package com.example;

/** Names those of its arguments that it can see as classes or resources, through any loader. */
public final class Strangers {
  private Strangers() {}

  public static void main(String[] arguments) {
    ClassLoader application = Strangers.class.getClassLoader();
    ClassLoader[] loaders = {
      application, application.getParent(), null, Thread.currentThread().getContextClassLoader()
    };
    for (String name : arguments) {
      for (ClassLoader loader : loaders) {
        try {
          System.out.println(Class.forName(name, false, loader).getName());
        } catch (ClassNotFoundException unseen) {
          // As it should be.
        }
      }
      if (application.getResource(name.replace('.', '/') + ".class") != null) {
        System.out.println("the class file of " + name);
      }
    }
    System.out.println("looked for " + arguments.length);
  }
}
