package dev.refrain.weave;

import dev.refrain.observe.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** Class files for tests: read, woven in every method that may be, and defined. */
final class ClassBytes {
  static final MatchLog SILENT =
      new MatchLog(new Log(new PrintStream(OutputStream.nullOutputStream()), false));

  private ClassBytes() {}

  static byte[] of(Class<?> type) throws IOException {
    String resource = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  /** With a door in every method but constructors, initialisers, and this one. */
  static byte[] weaveAllBut(String but, byte[] original) {
    Map<String, MethodSketch> methods = new HashMap<>();
    for (MethodSketch method : new ClassFile(original).sketch().methods) {
      if (method.hasBody() && method.name.charAt(0) != '<' && !method.name.equals(but)) {
        methods.put(method.id(), method);
      }
    }
    return ClassWeaver.weave(original, methods, SILENT);
  }

  /** Defines the class in a loader of its own, and verifies it. */
  static Class<?> define(String name, byte[] bytes) {
    Class<?> defined = new OneClassLoader().define(name, bytes);
    defined.getDeclaredMethods(); // links the class without initialising it
    return defined;
  }

  private static final class OneClassLoader extends ClassLoader {
    OneClassLoader() {
      super(ClassBytes.class.getClassLoader());
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
