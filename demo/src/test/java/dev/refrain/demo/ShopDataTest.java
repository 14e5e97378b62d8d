package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopDataTest {
  @Test
  void shippedFiles_areWhatTheGeneratorWrites(@TempDir Path folder) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path generator = Path.of("src", "build", "java", "ShopData.java");
    Process process =
        new ProcessBuilder(java, generator.toString(), folder.toString()).inheritIO().start();
    assertEquals(0, process.waitFor());
    for (String name : List.of("category.csv", "product.csv", "order_line.csv")) {
      Path shipped = Path.of("src", "main", "resources", "com", "example", "shop", name);
      assertEquals(Files.readString(folder.resolve(name)), Files.readString(shipped), name);
    }
  }
}
