import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the agent's jar: the entry class in the open; all other classes, and the bundled libraries,
 * behind each other in {@code refrain/classes}, with an index for each range of Java versions. The
 * same input gives the same bytes. Beside it goes its bill of materials, {@code .cdx.json}.
 *
 * <p>{@code java AgentJar <module folder> <jar to write> <version> <time of its entries>}
 */
final class AgentJar {
  private static final String ENTRY_CLASS = "dev/refrain/Agent.class";

  /** Fast ways with numbers, by others, under other licences: switched off, so never loaded. */
  private static final List<String> JACKSON_NUMBERS =
      List.of(
          "com/fasterxml/jackson/core/internal/shaded/",
          "com/fasterxml/jackson/core/io/schubfach/");

  private static final String DOOR_CLASS = "java/lang/RefrainDoor.class";

  /** What jedis has beyond connections: none of it is used, and it is half of the jar. */
  private static final List<String> UNUSED =
      Stream.of(
              "bloom/",
              "builders/",
              "csc/",
              "executors/",
              "json/",
              "mcf/",
              "providers/",
              "search/",
              "timeseries/",
              "CommandObjects",
              "Jedis.class",
              "Pipelin",
              "UnifiedJedis")
          .map(each -> "redis/clients/jedis/" + each)
          .toList();

  private final Path module;
  private final LocalDateTime time;
  private final List<BundledLibrary> libraries;
  private final Set<Path> packed = new HashSet<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final ByteArrayOutputStream blob = new ByteArrayOutputStream();

  private AgentJar(Path module, LocalDateTime time) throws IOException {
    this.module = module;
    this.time = time;
    this.libraries = BundledLibrary.of(module);
  }

  public static void main(String[] args) throws IOException {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(args[3]), ZoneOffset.UTC);
    Path file = Path.of(args[1]);
    AgentJar agent = new AgentJar(Path.of(args[0]), time);
    byte[] jar = agent.pack(args[2]);
    Files.write(file, jar);
    String bill = file.getFileName().toString().replaceFirst("\\.jar$", ".cdx.json");
    Files.write(file.resolveSibling(bill), SoftwareBill.of(jar, args[2], args[3], agent.libraries));
  }

  private byte[] pack(String version) throws IOException {
    addClasses(version);
    addLicences();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      // First, as readers of streams expect.
      write(zip, "META-INF/MANIFEST.MF", manifest(version));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(zip, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] manifest(String version) {
    String[] lines = {
      "Manifest-Version: 1.0",
      "Premain-Class: dev.refrain.Agent",
      "Agent-Class: dev.refrain.Agent",
      "Main-Class: dev.refrain.Agent",
      "Can-Retransform-Classes: true",
      "Implementation-Title: Refrain",
      "Implementation-Version: " + version,
      ""
    };
    return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private void addClasses(String version) throws IOException {
    Map<String, byte[]> own = classesIn(module.resolve("target/classes"));
    entries.put(ENTRY_CLASS, own.remove(ENTRY_CLASS));
    own.put("version", version.getBytes(StandardCharsets.UTF_8));
    own.putAll(classesOf("asm", ""));
    own.putAll(classesOf("snakeyaml", ""));

    Map<String, byte[]> memcached = classesOf("elasticache-java-cluster-client", "");
    memcached.keySet().removeAll(own.keySet());
    memcached.keySet().removeIf(AgentJar::isOfAbsentLibrary);
    memcached.replaceAll((name, bytes) -> withOwnProperties(bytes));

    Map<String, byte[]> java8 = new TreeMap<>();
    java8.put("door.jar", doorJar(own.get(DOOR_CLASS)));
    Map<String, byte[]> java9 = classesIn(module.resolve("target/classes/META-INF/versions/9"));

    // Only a shared store needs codecs.
    Map<String, byte[]> seldom = classesOf("jackson-core", "");
    seldom.keySet().removeIf(name -> JACKSON_NUMBERS.stream().anyMatch(name::startsWith));
    for (String name : List.copyOf(own.keySet())) {
      if (name.startsWith("dev/refrain/codec/")) {
        seldom.put(name, own.remove(name));
      }
    }

    Map<String, ByteBuffer> ownRows = store(own, true);
    ownRows.putAll(store(seldom, false));
    Map<String, ByteBuffer> java9Rows = store(java9, true);
    Map<String, ByteBuffer> caffeine2 = store(classesOf("caffeine", "2."), false);
    Map<String, ByteBuffer> caffeine3 = store(classesOf("caffeine", "3."), false);
    Map<String, byte[]> clients = jedis();
    clients.putAll(memcached);
    Map<String, ByteBuffer> shared = store(clients, false);
    entries.put("refrain/index-8", index(List.of(ownRows, store(java8, true), caffeine2, shared)));
    entries.put("refrain/index-9", index(List.of(ownRows, java9Rows, caffeine2, shared)));
    entries.put("refrain/index-11", index(List.of(ownRows, java9Rows, caffeine3, shared)));
    entries.put("refrain/classes", blob.toByteArray());
    for (BundledLibrary each : libraries) {
      if (!packed.contains(each.file())) {
        throw new IOException(each.file() + " is bundled, but no class of it is packed");
      }
    }
  }

  private Map<String, byte[]> jedis() throws IOException {
    Map<String, byte[]> classes = classesOf("jedis", "");
    classes.keySet().removeIf(name -> UNUSED.stream().anyMatch(name::startsWith));
    classes.putAll(classesOf("slf4j-api", ""));
    classes.putAll(classesOf("slf4j-nop", ""));
    return classes;
  }

  /** Classes of the Memcached client that only link to what an application may have beside it. */
  private static boolean isOfAbsentLibrary(String name) {
    return name.startsWith("net/spy/memcached/spring/")
        || name.startsWith("net/spy/memcached/compat/log/SLF4J")
        || name.startsWith("net/spy/memcached/compat/log/Log4J")
        || name.startsWith("net/spy/memcached/metrics/DefaultMetric");
  }

  /**
   * With other names for the system properties that the Memcached client reads: an application sets
   * them for a client of its own.
   */
  private static byte[] withOwnProperties(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace("net.spy.", "refrain.").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Map<String, byte[]> classesIn(Path folder) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (isWanted(name)) {
          classes.put(name, Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }

  private Map<String, byte[]> classesOf(String artifact, String version) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (JarFile jar = new JarFile(bundled(artifact, version).toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(e -> e)::iterator) {
        if (isWanted(entry.getName())) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          classes.put(entry.getName(), artifact.equals("caffeine") ? LoggerSwap.in(bytes) : bytes);
        }
      }
    }
    return classes;
  }

  /** Classes; nobody asks what packages say of themselves, and nothing here is a module. */
  private static boolean isWanted(String name) {
    return name.endsWith(".class")
        && !name.endsWith("-info.class")
        && !name.startsWith("META-INF/");
  }

  private Path bundled(String artifact, String version) throws IOException {
    List<Path> found = new ArrayList<>();
    for (BundledLibrary each : libraries) {
      if (each.artifact().equals(artifact) && each.version().startsWith(version)) {
        found.add(each.file());
      }
    }
    if (found.size() != 1) {
      throw new IOException(
          artifact
              + " "
              + version
              + ": expected one, found "
              + found
              + "; mvn clean removes what is left over");
    }
    packed.add(found.get(0));
    return found.get(0);
  }

  /**
   * Appends to {@code refrain/classes}; gives a row of the index for each name. What every start
   * reads is not worth unpacking each time.
   */
  private Map<String, ByteBuffer> store(Map<String, byte[]> files, boolean plain)
      throws IOException {
    Map<String, ByteBuffer> rows = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] bytes = file.getValue();
      byte[] packed = plain ? bytes : deflated(bytes);
      ByteBuffer row = ByteBuffer.allocate(16);
      row.putInt(file.getKey().hashCode()).putInt(blob.size());
      row.putInt(packed.length).putInt(bytes.length);
      rows.put(file.getKey(), row);
      blob.write((file.getKey() + '\0').getBytes(StandardCharsets.US_ASCII));
      blob.write(packed);
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length];
    int length = deflater.deflate(packed);
    boolean shorter = deflater.finished() && length < bytes.length;
    deflater.end();
    return shorter ? java.util.Arrays.copyOf(packed, length) : bytes;
  }

  private static byte[] index(List<Map<String, ByteBuffer>> parts) throws IOException {
    Map<Integer, ByteBuffer> byHash = new TreeMap<>();
    Map<String, ByteBuffer> byName = new TreeMap<>();
    parts.forEach(byName::putAll);
    for (Map.Entry<String, ByteBuffer> row : byName.entrySet()) {
      if (byHash.put(row.getKey().hashCode(), row.getValue()) != null) {
        throw new IOException("the index needs another hash: " + row.getKey() + " meets another");
      }
    }
    ByteBuffer index = ByteBuffer.allocate(byHash.size() * 16);
    byHash.values().forEach(row -> index.put(row.array()));
    return index.array();
  }

  private void addLicences() throws IOException {
    byte[] apache = Files.readAllBytes(module.resolve("../LICENSE"));
    entries.put("META-INF/LICENSE", apache);
    StringBuilder notice = new StringBuilder();
    notice.append("Refrain\nCopyright the Refrain authors\n\n");
    notice.append("Licensed under the Apache License, Version 2.0 (META-INF/LICENSE).\n\n");
    notice.append("The agent's jar carries, below its folder refrain/, the classes of these\n");
    notice.append(
        "libraries, unchanged but for the logger that Caffeine asks for and the names of\n");
    notice.append("system properties that the Memcached client reads. What each says of its\n");
    notice.append("licence is in META-INF/licenses.\n");
    for (BundledLibrary each : libraries) {
      notice.append('\n').append(each.artifact()).append(' ').append(each.version());
      notice.append("  ").append(each.licence()).append("  ").append(each.home()).append('\n');
      notice.append("  ").append(each.copyright()).append('\n');
      entries.putAll(each.texts(module, apache));
    }
    entries.put("META-INF/NOTICE", notice.toString().getBytes(StandardCharsets.UTF_8));
  }

  private byte[] doorJar(byte[] door) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      write(zip, DOOR_CLASS, door);
    }
    return bytes.toByteArray();
  }

  private void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
