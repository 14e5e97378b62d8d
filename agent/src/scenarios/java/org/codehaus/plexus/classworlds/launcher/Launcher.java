package org.codehaus.plexus.classworlds.launcher;

/** Has the name of what starts Maven; says whether an agent is at work. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {
    try {
      System.out.println(Class.forName("java.lang.RefrainDoor"));
    } catch (ClassNotFoundException none) {
      System.out.println("no agent");
    }
  }
}
