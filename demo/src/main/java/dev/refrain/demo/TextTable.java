package dev.refrain.demo;

import java.util.List;
import java.util.Locale;

/** The comparison in columns for a terminal. */
final class TextTable {
  private TextTable() {}

  static String of(List<Comparison.Row> rows) {
    StringBuilder text = new StringBuilder();
    line(text, "", "without agent", "with agent", "");
    text.append("  ").append("-".repeat(74)).append('\n');
    for (Comparison.Row row : rows) {
      line(text, row.label(), row.without(), row.with(), row.change());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String a, String b, String change) {
    String line = String.format(Locale.ROOT, "  %-34s%13s%13s%14s", label, a, b, change);
    text.append(line.stripTrailing()).append('\n');
  }
}
