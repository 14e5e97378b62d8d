package dev.refrain.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where class files are read from. */
class ClassFilesTest {
  private final List<String> asked = new ArrayList<>();
  private final Asked loader = new Asked();

  @TempDir Path folder = Path.of("");

  private static ProtectionDomain from(URL location) {
    return new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null);
  }

  @Test
  void besideTheClass_inAJarOrAFolder() throws Exception {
    byte[] bytes = ClassBytes.of(Fixture.class);
    Path jar = folder.resolve("a b%20c.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("a/Fixture.class"));
      out.write(bytes);
    }
    Files.createDirectory(folder.resolve("b"));
    Files.write(folder.resolve("b/Fixture.class"), bytes);
    assertName(new ClassFiles(loader, from(jar.toUri().toURL())).read("a/Fixture"));
    assertName(new ClassFiles(loader, from(folder.toUri().toURL())).read("b/Fixture"));
    assertEquals(List.of(), asked);
  }

  private static void assertName(@Nullable ClassFile file) {
    assertNotNull(file);
    assertEquals("dev/refrain/weave/Fixture", file.name());
  }

  @Test
  void whatIsNotThere_isAskedOfTheLoader() throws Exception {
    String name = "dev/refrain/weave/Fixture";
    List<@Nullable ProtectionDomain> domains = new ArrayList<>();
    domains.add(null);
    domains.add(from(folder.toUri().toURL()));
    domains.add(from(folder.resolve("gone.jar").toUri().toURL()));
    domains.add(from(new URL("jar:file:/outer.jar!/inner.jar!/")));
    domains.add(new ProtectionDomain(null, null));
    for (ProtectionDomain domain : domains) {
      assertName(new ClassFiles(loader, domain).read(name));
    }
    assertEquals(domains.size(), asked.size());
  }

  @Test
  void whatNobodyHas_isUnknown() throws Exception {
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    assertNull(new ClassFiles(loader, null).read("no/Such"));
    assertNull(
        new ClassFiles(loader, from(folder.resolve("broken.jar").toUri().toURL())).read("no/Such"));
    assertEquals(List.of("no/Such.class", "no/Such.class"), asked);
  }

  private final class Asked extends ClassLoader {
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      asked.add(name);
      return ClassFilesTest.class.getClassLoader().getResourceAsStream(name);
    }
  }
}
