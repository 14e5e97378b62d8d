package dev.refrain.observe;

import java.util.List;

/** Rows of cells as lines of text: the first column to the left, the others to the right. */
final class TextRows {
  private TextRows() {}

  static String of(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append("  ").append(row[0]);
      pad(text, widths[0] - row[0].length());
      for (int i = 1; i < row.length; i++) {
        pad(text, widths[i] - row[i].length() + 2);
        text.append(row[i]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void pad(StringBuilder text, int spaces) {
    for (int i = 0; i < spaces; i++) {
      text.append(' ');
    }
  }
}
