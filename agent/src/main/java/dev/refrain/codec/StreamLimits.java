package dev.refrain.codec;

import java.io.ObjectInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a stream can make the JVM build: arrays no longer than the bytes there, objects no
 * more, references no deeper. By the JDK's own filter, whose name is another one before Java 9.
 */
final class StreamLimits implements InvocationHandler {
  private static final int DEPTH = 1000;

  private final long bytes;

  private StreamLimits(long bytes) {
    this.bytes = bytes;
  }

  static StreamLimits of(long bytes) {
    return new StreamLimits(bytes);
  }

  void apply(ObjectInputStream stream) throws Exception {
    Class<?> filter;
    try {
      filter = Class.forName("java.io.ObjectInputFilter");
    } catch (ClassNotFoundException e) {
      filter = Class.forName("sun.misc.ObjectInputFilter");
    }
    Object proxy =
        Proxy.newProxyInstance(StreamLimits.class.getClassLoader(), new Class<?>[] {filter}, this);
    if (filter.getName().startsWith("java.")) {
      ObjectInputStream.class.getMethod("setObjectInputFilter", filter).invoke(stream, proxy);
    } else {
      Class.forName("sun.misc.ObjectInputFilter$Config")
          .getMethod("setObjectInputFilter", ObjectInputStream.class, filter)
          .invoke(null, stream, proxy);
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!method.getName().equals("checkInput") || arguments == null) {
      return method.getName().equals("equals") ? arguments != null && proxy == arguments[0] : null;
    }
    Object info = arguments[0];
    Class<?> face = method.getParameterTypes()[0];
    // A map's table is up to eight times as long as its entries, each of which takes two bytes.
    boolean within =
        number(face, info, "arrayLength") <= 64 + 4 * bytes
            && number(face, info, "references") <= 64 + bytes
            && number(face, info, "depth") <= DEPTH;
    return constant(method.getReturnType(), within ? "ALLOWED" : "REJECTED");
  }

  private static long number(Class<?> face, Object info, String name) throws Exception {
    return ((Number) face.getMethod(name).invoke(info)).longValue();
  }

  private static Object constant(Class<?> status, String name) {
    for (Object each : status.getEnumConstants()) {
      if (((Enum<?>) each).name().equals(name)) {
        return each;
      }
    }
    throw new IllegalStateException("a filter's answer is ALLOWED or REJECTED");
  }
}
