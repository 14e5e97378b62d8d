package dev.refrain.demo;

/** One line of a table; a heading has no values. */
record TableRow(String label, String first, String second, String change) {
  static TableRow heading(String label) {
    return new TableRow(label, "", "", "");
  }

  boolean isHeading() {
    return first.isEmpty();
  }
}
