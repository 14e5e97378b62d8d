package com.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Runs a class behind a loader that, like an OSGi bundle's, asks others for {@code java.} only. */
public final class Bundle extends ClassLoader {
  private Bundle() {
    super(null);
  }

  public static void main(String[] arguments) throws Exception {
    Class<?> inside = new Bundle().loadClass("com.example.Bundle$Inside");
    System.out.println(inside.getMethod("door").invoke(null));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    if (!name.equals(Inside.class.getName())) {
      throw new ClassNotFoundException(name + " is not imported");
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
    private Inside() {}

    public static String door() throws ClassNotFoundException {
      Class<?> door = Class.forName("java.lang.RefrainDoor");
      return door.getName() + " of " + door.getClassLoader();
    }
  }
}
