package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code refrain-agent.cdx.json}, and the licences in the jar, name what is bundled and no more.
 */
@Tag("jar")
class BillOfMaterialsTest {
  private static final Path BILL = ChildJvm.AGENT.resolveSibling("refrain-agent.cdx.json");
  private static final Path BUNDLE = ChildJvm.AGENT.resolveSibling("bundled");

  /** JSON is YAML. */
  private static Map<String, Object> bill() throws Exception {
    return new Yaml().load(Files.readString(BILL));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> components() throws Exception {
    return (List<Map<String, Object>>) bill().get("components");
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  private static String hash(Map<?, ?> component) {
    return (String) ((Map<?, ?>) ((List<?>) component.get("hashes")).get(0)).get("content");
  }

  @Test
  void it_lists_each_bundled_jar_with_its_version_and_hash() throws Exception {
    Map<String, String> bundled = new TreeMap<>();
    try (Stream<Path> jars = Files.list(BUNDLE)) {
      for (Path jar : jars.toList()) {
        bundled.put(jar.getFileName().toString(), sha256(jar));
      }
    }
    Map<String, String> listed = new TreeMap<>();
    for (Map<String, Object> each : components()) {
      String name = each.get("group") + "." + each.get("name") + "-" + each.get("version");
      listed.put(name + ".jar", hash(each));
    }
    assertEquals(bundled, listed);
    // Both of them: one below Java 11, one from there on.
    String caffeine = "com.github.ben-manes.caffeine.caffeine-";
    assertEquals(2, listed.keySet().stream().filter(name -> name.startsWith(caffeine)).count());
  }

  @Test
  void it_is_of_this_jar_and_of_no_time_but_the_builds() throws Exception {
    Map<?, ?> metadata = (Map<?, ?>) bill().get("metadata");
    assertEquals(sha256(ChildJvm.AGENT), hash((Map<?, ?>) metadata.get("component")));
    assertEquals(
        Set.of("bomFormat", "specVersion", "version", "metadata", "components", "dependencies"),
        bill().keySet());
    assertEquals("CycloneDX", bill().get("bomFormat"));
  }

  @Test
  void notice_and_licences_of_each_are_in_the_jar() throws Exception {
    try (JarFile jar = new JarFile(ChildJvm.AGENT.toFile())) {
      String notice = text(jar, "META-INF/NOTICE");
      for (Map<String, Object> each : components()) {
        assertTrue(notice.contains(each.get("name") + " " + each.get("version")), notice);
        String licence = text(jar, "META-INF/licenses/" + each.get("name") + "-LICENSE.txt");
        String id = each.get("licenses").toString();
        String words =
            id.contains("Apache-2.0")
                ? "Apache License"
                : id.contains("MIT") ? "Permission is hereby granted" : "Redistribution";
        assertTrue(licence.contains(words), id);
      }
      Set<String> named =
          components().stream().map(each -> (String) each.get("name")).collect(Collectors.toSet());
      Set<String> licensed =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith("-LICENSE.txt"))
              .map(
                  name -> name.substring("META-INF/licenses/".length()).replace("-LICENSE.txt", ""))
              .collect(Collectors.toSet());
      assertEquals(named, licensed);
    }
  }

  private static String text(JarFile jar, String name) throws Exception {
    ZipEntry entry = jar.getEntry(name);
    assertTrue(entry != null, name + " is missing");
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }
}
