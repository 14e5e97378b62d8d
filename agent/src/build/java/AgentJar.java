import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the agent's jar: the entry class in the open, all other classes and the bundled libraries
 * below {@code refrain/} under names that no class loader but the agent's looks for. The same input
 * gives the same bytes.
 *
 * <p>{@code java AgentJar.java <module folder> <jar to write> <version> <time of its entries>}
 */
final class AgentJar {
  private static final String HIDDEN = "refrain/";
  private static final String ENTRY_CLASS = "dev/refrain/Agent.class";
  private static final String DOOR_CLASS = "java/lang/RefrainDoor.class";

  /** File in the bundle, folder below {@link #HIDDEN}. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "asm-", "",
          "snakeyaml-", "",
          "caffeine2.jar", "caffeine2/",
          "caffeine3.jar", "caffeine3/");

  private final Path module;
  private final LocalDateTime time;
  private final Map<String, byte[]> entries = new TreeMap<>();

  private AgentJar(Path module, LocalDateTime time) {
    this.module = module;
    this.time = time;
  }

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[1]);
    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(args[3]), ZoneOffset.UTC);
    AgentJar packing = new AgentJar(Path.of(args[0]), time);
    packing.addOwnClasses();
    packing.addLibraries();
    packing.addLicences();
    Files.write(jar, packing.pack(manifest(args[2])));
  }

  private static byte[] manifest(String version) {
    return text(
        "Manifest-Version: 1.0",
        "Premain-Class: dev.refrain.Agent",
        "Agent-Class: dev.refrain.Agent",
        "Main-Class: dev.refrain.Agent",
        "Can-Retransform-Classes: true",
        "Implementation-Title: Refrain",
        "Implementation-Version: " + version,
        "");
  }

  private static byte[] text(String... lines) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private void addOwnClasses() throws IOException {
    Path classes = module.resolve("target/classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        byte[] bytes = Files.readAllBytes(file);
        if (name.equals(ENTRY_CLASS)) {
          entries.put(name, bytes);
        } else {
          addHidden("", name, bytes);
        }
        if (name.equals(DOOR_CLASS)) {
          entries.put(HIDDEN + "door.jar", zip(Map.of(name, bytes)));
        }
      }
    }
  }

  private void addHidden(String folder, String name, byte[] bytes) {
    // Nobody reads what packages say of themselves, and nothing here is a module.
    if (name.endsWith(".class")
        && !name.endsWith("module-info.class")
        && !name.endsWith("package-info.class")
        && !name.startsWith("META-INF/")) {
      entries.put(HIDDEN + folder + name + "data", bytes);
    }
  }

  private void addLibraries() throws IOException {
    for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
      try (JarFile jar = new JarFile(bundled(library.getKey()).toFile())) {
        for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(e -> e)::iterator) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          addHidden(library.getValue(), entry.getName(), bytes);
        }
      }
    }
  }

  private Path bundled(String start) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target/bundle"))) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(start)).toList();
      if (found.size() != 1) {
        throw new IOException(start + "*: expected one file in target/bundle, found " + found);
      }
      return found.get(0);
    }
  }

  private void addLicences() throws IOException {
    Path texts = module.resolve("src/build/licenses");
    byte[] apache = Files.readAllBytes(module.resolve("../LICENSE"));
    entries.put("META-INF/LICENSE", apache);
    entries.put("META-INF/NOTICE", Files.readAllBytes(texts.resolve("NOTICE")));
    entries.put("META-INF/licenses/asm.txt", Files.readAllBytes(texts.resolve("asm.txt")));
    entries.put("META-INF/licenses/caffeine.txt", apache);
    entries.put("META-INF/licenses/snakeyaml.txt", apache);
  }

  /** The manifest first, as readers of streams expect, then everything by name. */
  private byte[] pack(byte[] manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      write(zip, "META-INF/MANIFEST.MF", manifest, true);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(zip, entry.getKey(), entry.getValue(), !entry.getKey().contains("caffeine"));
      }
    }
    return bytes.toByteArray();
  }

  private byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(zip, file.getKey(), file.getValue(), false);
      }
    }
    return bytes.toByteArray();
  }

  private void write(ZipOutputStream zip, String name, byte[] bytes, boolean stored)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    if (stored) {
      // What is read at every start is not worth unpacking.
      CRC32 sum = new CRC32();
      sum.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(sum.getValue());
    }
    zip.putNextEntry(entry);
    ((OutputStream) zip).write(bytes);
    zip.closeEntry();
  }
}
