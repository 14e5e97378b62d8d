package dev.refrain.rules;

/** Says what to do about SnakeYAML's complaints, most of which have one likely cause. */
final class YamlAdvice {
  private YamlAdvice() {}

  static String on(String complaint) {
    return "this is no YAML: " + Echo.line(complaint, 200) + "; " + mend(complaint);
  }

  private static String mend(String complaint) {
    if (complaint.contains("TAB") || complaint.contains("\\t")) {
      return "indent with spaces";
    }
    if (complaint.contains("cannot start any token")) {
      return "put a value that starts with such a character in quotes";
    }
    if (complaint.contains("mapping values are not allowed")) {
      return "check the indentation, and put a value that holds ': ' in quotes";
    }
    if (complaint.contains("alphabetic or numeric character")) {
      return "put a value that starts with * or & in quotes";
    }
    if (complaint.contains("end of stream")) {
      return "close the quote";
    }
    return "check the indentation and the quotes of this line and the one before";
  }
}
