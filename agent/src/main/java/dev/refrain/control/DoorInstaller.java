package dev.refrain.control;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.jar.JarFile;

/**
 * Puts {@code java.lang.RefrainDoor} where every class loader sees it. Runs before any class that
 * refers to the door is loaded.
 */
final class DoorInstaller {
  private static final String DOOR = "java.lang.RefrainDoor";

  private final Instrumentation instrumentation;

  DoorInstaller(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  void install() throws ReflectiveOperationException, IOException {
    if (isInstalled()) {
      throw new IllegalStateException("another copy of the agent runs in this JVM");
    }
    if (System.getProperty("java.specification.version").startsWith("1.")) {
      appendToBootstrap();
    } else {
      defineBesideObject();
    }
  }

  private static boolean isInstalled() {
    try {
      Class.forName(DOOR, false, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /**
   * Java 9 and later: opens {@code java.lang} to the hidden loader's unnamed module alone, and
   * defines the door there with a lookup. No Unsafe, no warning; appending to the bootstrap class
   * path would print one about class data sharing.
   */
  private void defineBesideObject() throws ReflectiveOperationException, IOException {
    Class<?> module = Class.forName("java.lang.Module");
    Method moduleOf = Class.class.getMethod("getModule");
    Object base = moduleOf.invoke(Object.class);
    Object ours = moduleOf.invoke(DoorInstaller.class);
    Instrumentation.class
        .getMethod(
            "redefineModule",
            module,
            java.util.Set.class,
            java.util.Map.class,
            java.util.Map.class,
            java.util.Set.class,
            java.util.Map.class)
        .invoke(
            instrumentation,
            base,
            Collections.emptySet(),
            Collections.emptyMap(),
            Collections.singletonMap("java.lang", Collections.singleton(ours)),
            Collections.emptySet(),
            Collections.emptyMap());
    Object lookup =
        MethodHandles.class
            .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
            .invoke(null, Object.class, MethodHandles.lookup());
    MethodHandles.Lookup.class
        .getMethod("defineClass", byte[].class)
        .invoke(lookup, (Object) resource("java/lang/RefrainDoor.classdata"));
  }

  /** Java 8: a jar with nothing but the door, at the end of the bootstrap class path. */
  private void appendToBootstrap() throws ReflectiveOperationException, IOException {
    File jar = temporaryFile();
    try (FileOutputStream out = new FileOutputStream(jar)) {
      out.write(resource("door.jar"));
    }
    try (JarFile open = new JarFile(jar)) {
      instrumentation.appendToBootstrapClassLoaderSearch(open);
    }
    Class.forName(DOOR, false, null);
    if (!jar.delete()) {
      jar.deleteOnExit();
    }
  }

  /** Without {@link File#createTempFile}, which starts the security providers first. */
  private static File temporaryFile() throws IOException {
    String folder = System.getProperty("java.io.tmpdir");
    for (long name = System.nanoTime(); ; name++) {
      File file = new File(folder, "refrain-door-" + Long.toHexString(name) + ".jar");
      if (file.createNewFile()) {
        return file;
      }
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = DoorInstaller.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the agent's jar lacks " + name);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        bytes.write(part, 0, read);
      }
      return bytes.toByteArray();
    }
  }
}
