package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo shows nothing if the service remembers results itself, or knows what does. */
class ShopSourceTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "com", "example");

  @Test
  void theServiceNamesNeitherTheAgentNorACache() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(SOURCES)) {
      files = walk.filter(path -> path.toString().endsWith(".java")).toList();
    }
    assertTrue(files.size() > 10, files.toString());
    for (Path file : files) {
      String source = Files.readString(file).toLowerCase(java.util.Locale.ROOT);
      for (String word : List.of("refrain", "cache", "memoi")) {
        assertEquals(-1, source.indexOf(word), file + " has the word " + word);
      }
    }
  }
}
