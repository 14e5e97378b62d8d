package com.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a class behind a loader that, like an OSGi bundle's, asks others for {@code java.} only.
 * With an argument it does not care whether it has loaded the class already, which the JVM, for
 * itself, never asks.
 */
public final class Bundle extends ClassLoader {
  private final boolean careless;

  private Bundle(boolean careless) {
    super(null);
    this.careless = careless;
  }

  public static void main(String[] arguments) throws Exception {
    Class<?> inside = new Bundle(arguments.length > 0).loadClass("com.example.Bundle$Inside");
    System.out.println(inside.getMethod("door").invoke(null));
    System.out.println(inside.getMethod("calls").invoke(null));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    if (!name.equals(Inside.class.getName())) {
      throw new ClassNotFoundException(name + " is not imported");
    }
    Class<?> loaded = careless ? null : findLoadedClass(name);
    if (loaded != null) {
      return loaded;
    }
    try (InputStream in = Bundle.class.getResourceAsStream("Bundle$Inside.class")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        bytes.write(next);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** What the bundle holds. */
  public static final class Inside {
    private static int runs;

    private final String id;

    private Inside(String id) {
      this.id = id;
    }

    public static String calls() throws Exception {
      Inside key = new Inside("a");
      Object first = later(key).get();
      return (first == later(new Inside("a")).get()) + ", " + plain(key) + plain(key) + ", " + runs;
    }

    /** Keys and values are of a class that the agent's own loader can't find. */
    private static CompletableFuture<Inside> later(Inside key) {
      runs++;
      return CompletableFuture.completedFuture(new Inside(key.id));
    }

    private static String plain(Inside key) {
      runs++;
      return key.id;
    }

    public static String door() throws ClassNotFoundException {
      Class<?> door = Class.forName("java.lang.RefrainDoor");
      return door.getName() + " of " + door.getClassLoader();
    }
  }
}
