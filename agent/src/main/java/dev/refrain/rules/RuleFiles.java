package dev.refrain.rules;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the files of a rule set and reads their text. For one reading. */
final class RuleFiles {
  /** What all files together may hold; more is no rules file but a mistake. */
  private static final int MOST_BYTES = 1 << 20;

  private final Problems problems;
  private int bytesLeft = MOST_BYTES;

  RuleFiles(Problems problems) {
    this.problems = problems;
  }

  /** The files, in the order of their names; none after a problem. */
  List<File> find(File fileOrFolder) {
    List<File> files = new ArrayList<>();
    if (fileOrFolder.isFile()) {
      files.add(fileOrFolder);
    } else if (fileOrFolder.isDirectory()) {
      String[] names = fileOrFolder.list();
      if (names == null) {
        problem(fileOrFolder, "the folder cannot be listed; give this user the right to read it");
        return files;
      }
      Arrays.sort(names);
      for (String name : names) {
        File file = new File(fileOrFolder, name);
        if (isRules(name) && file.isFile()) {
          files.add(file);
        }
      }
      if (files.isEmpty()) {
        problem(fileOrFolder, "the folder has no file *.yaml or *.yml; put the rules there");
      }
    } else if (fileOrFolder.exists()) {
      problem(fileOrFolder, "is neither a file nor a folder; name a rules file");
    } else {
      problem(fileOrFolder, "no such file or folder; name a rules file");
    }
    return files;
  }

  private static boolean isRules(String name) {
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  /** The file's text, or {@code null} after a problem. */
  @Nullable String text(File file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (InputStream in = new FileInputStream(file)) {
      byte[] buffer = new byte[4096];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytesLeft -= count;
        if (bytesLeft < 0) {
          bytesLeft = 0;
          problem(file, "the rules are larger than 1 MB in all; name a rules file");
          return null;
        }
        bytes.write(buffer, 0, count);
      }
    } catch (IOException e) {
      problem(file, "the file cannot be read: " + Echo.line(String.valueOf(e.getMessage()), 200));
      return null;
    }
    return decoded(file, bytes.toByteArray());
  }

  private @Nullable String decoded(File file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int bad = text.indexOf('\ufffd');
    if (bad >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      problem(file, "the file is not in UTF-8; save it as UTF-8");
      return null;
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** As it was given; a name with a line break in it must not break the line of a problem. */
  static String name(File file) {
    return Echo.line(file.getPath(), 4096);
  }

  private void problem(File file, String message) {
    problems.add(new Place(name(file), 1, 1), message);
  }
}
