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
  private static final String PREFIX = "refrain-door-";

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
    // The JVM holds the file open from here on, and Windows deletes no file that is open.
    if (RefrainDoor.linker != null || !jar.delete()) {
      deleteLeftOver(jar.getParentFile());
    }
  }

  /** Deletes what JVMs that have ended could not; the files of others stay, since they are open. */
  private static void deleteLeftOver(File folder) {
    long lately = System.currentTimeMillis() - 60_000;
    String[] names = folder.list();
    for (int i = 0; names != null && i < names.length; i++) {
      File file = new File(folder, names[i]);
      // Younger ones may be of a JVM that is about to open them.
      if (names[i].startsWith(PREFIX) && file.lastModified() < lately) {
        file.delete();
      }
    }
  }

  /** Without {@link File#createTempFile}, which would start the security providers. */
  private static File temporaryFile() throws IOException {
    String folder = System.getProperty("java.io.tmpdir");
    for (long name = System.nanoTime(); ; name++) {
      File file = new File(folder, PREFIX + Long.toHexString(name) + ".jar");
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
