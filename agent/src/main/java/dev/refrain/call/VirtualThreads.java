package dev.refrain.call;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads where the JVM has them; we are compiled for Java 8. */
final class VirtualThreads {
  private VirtualThreads() {}

  /**
   * Makes virtual threads with this name and a number; {@code null} before Java {@code version}.
   */
  static @Nullable ThreadFactory factory(int version, String name) {
    String specification = System.getProperty("java.specification.version", "1.8");
    try {
      if (specification.indexOf('.') >= 0 || Integer.parseInt(specification) < version) {
        return null;
      }
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      builder = type.getMethod("name", String.class, long.class).invoke(builder, name, 1L);
      // What a caller hands down to threads of its own is not for other callers' callbacks.
      builder =
          type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException | NumberFormatException unknown) {
      return null;
    }
  }
}
