package com.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Another agent in the same JVM: gives each class of the application its own bytes back, copied.
 */
public final class SecondAgent implements ClassFileTransformer {
  private static final Map<String, byte[]> SEEN = new ConcurrentHashMap<>();
  private static volatile Instrumentation instrumentation;

  private SecondAgent() {}

  public static void premain(String arguments, Instrumentation given) {
    instrumentation = given;
    given.addTransformer(new SecondAgent(), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    if (name == null || !name.startsWith("com/example/")) {
      return null;
    }
    SEEN.put(name, bytes.clone());
    // Never what it was given: to the JVM this is another class file each time.
    return type == null ? null : bytes.clone();
  }

  static void retransform(Class<?>... types) throws Exception {
    instrumentation.retransformClasses(types);
  }

  /** Whether it was last shown the bytes of the class's own file. */
  static boolean sawTheFileOf(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/');
    try (InputStream in = type.getClassLoader().getResourceAsStream(name + ".class")) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        file.write(next);
      }
      return Arrays.equals(file.toByteArray(), SEEN.get(name));
    }
  }

  /** Tells the bytes that it was last shown of a class from others. */
  static int sumOf(Class<?> type) {
    return Arrays.hashCode(SEEN.get(type.getName().replace('.', '/')));
  }
}
