package dev.refrain.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The JVM's own verifier on classes of many makers, woven in every method. */
class VerifierTest {
  /** One class in so many is taken. */
  private static final int SAMPLE = Integer.getInteger("refrain.corpus.sample", 10);

  private final WovenLoader loader = new WovenLoader();
  private final List<String> failures = new ArrayList<>();
  private int methods;

  @Test
  void theJdksClasses() throws IOException {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (int i = 0; i < files.size(); i += SAMPLE) {
      String name = root.relativize(files.get(i)).toString();
      // The JVM lets nobody else define classes in these.
      if (!name.startsWith("java/")
          && !name.startsWith("jdk/internal/reflect/")
          && !name.equals("module-info.class")) {
        verify(name);
      }
    }
    assertEquals(List.of(), failures);
    assertTrue(methods > 1_000, methods + " methods");
  }

  @Test
  void theClassPath() throws IOException {
    int count = 0;
    for (String entry :
        System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
      if (!entry.endsWith(".jar")) {
        continue;
      }
      try (ZipFile jar = new ZipFile(entry)) {
        for (ZipEntry file : jar.stream().toList()) {
          String name = file.getName();
          if (name.endsWith(".class")
              && !name.startsWith("META-INF/")
              && !name.endsWith("module-info.class")
              && count++ % SAMPLE == 0) {
            verify(name);
          }
        }
      }
    }
    assertEquals(List.of(), failures);
    assertTrue(methods > 1_000, methods + " methods");
  }

  private void verify(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      loader.loadClass(name).getDeclaredMethods(); // links it
    } catch (NoClassDefFoundError | ClassNotFoundException absent) {
      // An optional library of that jar.
    } catch (Throwable failure) {
      failures.add(name + ": " + String.valueOf(failure).lines().limit(5).toList());
    }
  }

  /** Weaves all that it loads, and loads itself whatever the JVM allows. */
  private final class WovenLoader extends ClassLoader {
    WovenLoader() {
      super(VerifierTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null
            ? known
            : isShared(name) ? super.loadClass(name, resolve) : findClass(name);
      }
    }

    /** Types in the signatures of the JVM's own classes have to be the same for all. */
    private boolean isShared(String name) {
      return name.startsWith("java.") || name.startsWith("javax.");
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] original;
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        original = in.readAllBytes();
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
      for (MethodSketch method : new ClassFile(original).sketch().methods) {
        methods += method.hasBody() ? 1 : 0;
      }
      byte[] woven = ClassBytes.weaveAllBut("", original);
      return defineClass(name, woven, 0, woven.length);
    }
  }
}
