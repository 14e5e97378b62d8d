package dev.refrain.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;

/**
 * Fifty woven methods besides the one that is measured: ten rules with every setting, for a class
 * that five class loaders have defined; all warmed with two receivers each.
 */
final class Pollution {
  private static final String NAME = "com.example.various.Various";
  private static final int LOADERS = 5;
  private static final int THINGS = 50;
  private static final int ROUNDS = 400;

  private Pollution() {}

  static void spread() throws IOException, ReflectiveOperationException {
    byte[] bytes;
    try (InputStream in =
        Pollution.class.getResourceAsStream("/" + NAME.replace('.', '/') + ".class")) {
      bytes = in.readAllBytes();
    }
    for (int i = 0; i < LOADERS; i++) {
      Class<?> type = new OneClassLoader(bytes).loadClass(NAME);
      Method all = type.getMethod("all", int.class);
      Object[] receivers = {
        type.getConstructor().newInstance(), type.getConstructor().newInstance()
      };
      for (int call = 0; call < ROUNDS * THINGS; call++) {
        all.invoke(receivers[call & 1], call % THINGS);
      }
    }
  }

  /** Defines the one class itself. */
  private static final class OneClassLoader extends ClassLoader {
    private final byte[] bytes;

    OneClassLoader(byte[] bytes) {
      super(Pollution.class.getClassLoader());
      this.bytes = bytes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && name.equals(NAME)) {
          loaded = defineClass(name, bytes, 0, bytes.length);
        }
        return loaded == null ? super.loadClass(name, resolve) : loaded;
      }
    }
  }
}
