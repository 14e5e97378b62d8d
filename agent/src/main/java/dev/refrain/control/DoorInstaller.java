package dev.refrain.control;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;

/**
 * Puts {@code java.lang.RefrainDoor} where every class loader sees it: on Java 8, in a jar at the
 * end of the bootstrap class path. {@code src/main/java9} has its counterpart for later ones.
 */
final class DoorInstaller {
  private DoorInstaller() {}

  /** Runs before any class that refers to the door is loaded. */
  static void install(Instrumentation instrumentation) throws IOException {
    File jar = temporaryFile();
    byte[] bytes = new byte[8192];
    try (InputStream in = resource();
        FileOutputStream out = new FileOutputStream(jar)) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        out.write(bytes, 0, read);
      }
    }
    try (JarFile open = new JarFile(jar)) {
      instrumentation.appendToBootstrapClassLoaderSearch(open);
    }
    // The JVM holds the file open from here on; where it can't be deleted now, it can at exit.
    if (RefrainDoor.linker != null || !jar.delete()) {
      jar.deleteOnExit();
    }
  }

  /** Without {@link File#createTempFile}, which would start the security providers. */
  private static File temporaryFile() throws IOException {
    String folder = System.getProperty("java.io.tmpdir");
    for (long name = System.nanoTime(); ; name++) {
      File file = new File(folder, "refrain-door-" + Long.toHexString(name) + ".jar");
      if (file.createNewFile()) {
        return file;
      }
    }
  }

  private static InputStream resource() throws IOException {
    InputStream in = DoorInstaller.class.getClassLoader().getResourceAsStream("door.jar");
    if (in == null) {
      throw new IOException("the agent's jar lacks its door");
    }
    return in;
  }
}
