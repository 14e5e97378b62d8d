package dev.refrain.rules;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder of rules files for one test, which shows problems without the folder's own name. */
final class RulesFolder {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();

  RulesFolder(Path folder) {
    this.folder = folder;
  }

  RulesFolder with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  RulesFolder file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  RulesFolder file(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Reads the text as the file {@code shop.yaml}. */
  Reading read(String text) {
    return file("shop.yaml", text).readPath("shop.yaml");
  }

  Reading readAll() {
    return RuleReader.read(folder.toFile(), variables::get);
  }

  Reading readPath(String name) {
    return RuleReader.read(folder.resolve(name).toFile(), variables::get);
  }

  /** The lines a user would see, from inside the folder. */
  List<String> lines(Reading reading) {
    String prefix = folder + File.separator;
    return reading.problems().stream().map(p -> p.toString().replace(prefix, "")).toList();
  }

  List<String> lines(String text) {
    return lines(read(text));
  }
}
