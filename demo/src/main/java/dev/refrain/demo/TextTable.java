package dev.refrain.demo;

import java.util.List;
import java.util.Locale;

/** A comparison in columns for a terminal. */
final class TextTable {
  private TextTable() {}

  static String of(String first, String second, List<TableRow> rows) {
    StringBuilder text = new StringBuilder();
    line(text, "", first, second, "");
    text.append("  ").append("-".repeat(78)).append('\n');
    for (TableRow row : rows) {
      line(text, row.label(), row.first(), row.second(), row.change());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String a, String b, String change) {
    String line = String.format(Locale.ROOT, "  %-35s%13s%16s%14s", label, a, b, change);
    text.append(line.stripTrailing()).append('\n');
  }
}
