package dev.refrain.control;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What the agent in one JVM tells the command line in another, through a file: whether it did as it
 * was asked, and a text. Immutable.
 */
final class Answer {
  private final boolean done;
  private final String text;

  private Answer(boolean done, String text) {
    this.done = done;
    this.text = text;
  }

  static Answer done(String text) {
    return new Answer(true, text);
  }

  static Answer refused(String text) {
    return new Answer(false, text);
  }

  boolean isDone() {
    return done;
  }

  String text() {
    return text;
  }

  /** Writes a new file; one that is there already belongs to somebody else. */
  void write(File file) throws IOException {
    if (!file.createNewFile()) {
      throw new IOException(file + " exists");
    }
    try (Writer out = new OutputStreamWriter(new FileOutputStream(file), "UTF-8")) {
      out.write((done ? "done\n" : "refused\n") + text);
    }
  }

  /** {@code null} if there is none. */
  static @Nullable Answer read(File file) throws IOException {
    if (!file.exists()) {
      return null;
    }
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(new FileInputStream(file), "UTF-8"))) {
      boolean done = "done".equals(in.readLine());
      StringBuilder text = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.append((char) next);
      }
      return new Answer(done, text.toString());
    }
  }
}
