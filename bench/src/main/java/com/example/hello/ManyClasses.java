package com.example.hello;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A program that loads ten thousand classes of its own, and uses each. */
public final class ManyClasses extends ClassLoader {
  private static final String FIRST = "Many00000";
  private static final int CLASSES = 10_000;

  private ManyClasses() {
    super(ManyClasses.class.getClassLoader());
  }

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    byte[] bytes;
    try (InputStream in = ManyClasses.class.getResourceAsStream(FIRST + ".class")) {
      bytes = in.readAllBytes();
    }
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    ManyClasses loader = new ManyClasses();
    int length = 0;
    for (int i = 1; i <= CLASSES; i++) {
      String name = FIRST.substring(0, 4) + String.valueOf(100_000 + i).substring(1);
      byte[] renamed = content.replace(FIRST, name).getBytes(StandardCharsets.ISO_8859_1);
      Class<?> type = loader.defineClass("com.example.hello." + name, renamed, 0, renamed.length);
      length += type.getConstructor().newInstance().toString().length();
    }
    System.out.println(length);
  }
}
