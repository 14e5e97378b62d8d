package dev.refrain.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cases of parameterized tests, from a text beside them: a case a line, columns between tabs. */
final class Cases {
  private Cases() {}

  static List<String[]> of(String file, int columns) {
    List<String[]> cases = new ArrayList<>();
    try (InputStream in = Cases.class.getResourceAsStream(file)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isEmpty() && !line.startsWith("# ")) {
          String[] one = line.split("\t", columns);
          if (one.length != columns) {
            throw new IllegalArgumentException(file + ": " + line);
          }
          cases.add(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }
}
