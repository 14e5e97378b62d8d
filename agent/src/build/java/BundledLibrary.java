import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A library in the agent's jar: the file that it came in, and what is known of it beside. */
record BundledLibrary(
    Path file,
    String group,
    String artifact,
    String version,
    String licence,
    String home,
    String copyright) {
  /** As Maven's dependency plugin names copies, with the group in front. */
  private static final Pattern FILE = Pattern.compile("(.+)\\.([^.]+?)-(\\d[^/]*)\\.jar");

  private static final Pattern TEXT = Pattern.compile("META-INF/(LICENSE|NOTICE)[^/]*");

  /** All of {@code target/bundled}, by name. Each must have its line in {@code libraries.txt}. */
  static List<BundledLibrary> of(Path module) throws IOException {
    Map<String, String[]> known = known(module.resolve("src/build/licenses/libraries.txt"));
    List<String> unused = new ArrayList<>(known.keySet());
    List<BundledLibrary> libraries = new ArrayList<>();
    try (Stream<Path> files = Files.list(module.resolve("target/bundled"))) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
          throw new IOException(
              file + ": expected group.artifact-version.jar; mvn clean removes what is left over");
        }
        String id = name.group(1) + ":" + name.group(2);
        String[] line = known.get(id);
        if (line == null) {
          throw new IOException("libraries.txt has no line of " + id + ", which is bundled");
        }
        unused.remove(id);
        libraries.add(
            new BundledLibrary(
                file, name.group(1), name.group(2), name.group(3), line[1], line[2], line[3]));
      }
    }
    if (!unused.isEmpty()) {
      throw new IOException("libraries.txt names what is not bundled: " + unused);
    }
    return libraries;
  }

  private static Map<String, String[]> known(Path table) throws IOException {
    Map<String, String[]> known = new TreeMap<>();
    for (String line : Files.readAllLines(table)) {
      if (!line.startsWith("#")) {
        String[] cells = line.split(" *\\| *");
        if (cells.length != 4) {
          throw new IOException(table + ": expected four cells: " + line);
        }
        known.put(cells[0], cells);
      }
    }
    return known;
  }

  /** Its package URL. */
  String purl() {
    return "pkg:maven/" + group + "/" + artifact + "@" + version;
  }

  /**
   * The texts that go with it, by their name in the agent's jar: what it brings itself, and a
   * licence of its own from {@code src/build/licenses} where it brings none.
   *
   * @param apache the text of the licence that most share
   */
  Map<String, byte[]> texts(Path module, byte[] apache) throws IOException {
    Map<String, byte[]> texts = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(e -> e)::iterator) {
        Matcher text = TEXT.matcher(entry.getName());
        if (text.matches()) {
          texts.put(
              "META-INF/licenses/" + artifact + "-" + text.group(1) + ".txt",
              jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    String licenceText = "META-INF/licenses/" + artifact + "-LICENSE.txt";
    Path own = module.resolve("src/build/licenses/" + artifact + ".txt");
    if (!texts.containsKey(licenceText)) {
      if (!Files.exists(own) && !licence.equals("Apache-2.0")) {
        throw new IOException(own + " is missing, and " + file + " has no licence in it");
      }
      texts.put(licenceText, Files.exists(own) ? Files.readAllBytes(own) : apache);
    }
    return texts;
  }
}
