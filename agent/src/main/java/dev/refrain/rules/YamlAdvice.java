package dev.refrain.rules;

/** Puts SnakeYAML's complaints into words for somebody who writes rules, not parsers. */
final class YamlAdvice {
  /** What is complained of, what is wrong, and the mend; the first that fits counts. */
  private static final String[][] ADVICE = {
    {"(TAB)", "a tab cannot indent", "use spaces"},
    {
      "unexpected character found",
      "this is read as an alias or an anchor of YAML",
      "put a value that starts with * or & in quotes"
    },
    {
      "undefined tag handle",
      "this is read as a tag of YAML",
      "put a value that starts with ! in quotes"
    },
    {
      "mapping values are not allowed",
      "there is a second ': ' in one line, or an indented line where none belongs",
      "put a value that holds ': ' in quotes, or indent like the lines around"
    },
    {
      "but found '<scalar>'",
      "the value goes on behind its closing quote",
      "put the whole value in quotes of the other kind"
    },
    {
      "but found '<block mapping start>'",
      "the line is indented unlike those it belongs to",
      "indent it alike"
    },
    {
      "but found '-'",
      "the item of a list stands where a setting belongs",
      "indent it below its setting"
    },
    {
      "but found '?'", "the line is indented unlike those it belongs to", "indent it alike",
    },
    {"expected ',' or ']'", "a list that starts with [ is not closed", "close it with ]"},
    {"expected ',' or '}'", "a mapping that starts with { is not closed", "close it with }"},
    {"<stream end>", "a list or mapping is not closed", "close it with ] or }"},
    {"could not find expected ':'", "a line has no ': '", "write name: value"},
    {"unexpected end of stream", "a quote is not closed", "close it"},
  };

  private YamlAdvice() {}

  static String on(String complaint) {
    String start = "found character '";
    int strange = complaint.indexOf("' that cannot start any token");
    if (complaint.startsWith(start) && strange > 0 && !complaint.contains("(TAB)")) {
      String found = Echo.of(complaint.substring(start.length(), strange));
      return "this is no YAML: a value cannot start with " + found + "; put it in quotes";
    }
    for (String[] advice : ADVICE) {
      if (complaint.contains(advice[0])) {
        return "this is no YAML: " + advice[1] + "; " + advice[2];
      }
    }
    return "this is no YAML: "
        + Echo.line(complaint, 200)
        + "; check the indentation and the quotes of this line and the one before";
  }
}
