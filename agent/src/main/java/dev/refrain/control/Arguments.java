package dev.refrain.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was asked for: {@code rules/shop.yaml} or {@code rules=shop.yaml,strict=true}, and
 * for what that leaves open, properties ({@code refrain.rules}) and then variables ({@code
 * REFRAIN_RULES}). Immutable.
 */
final class Arguments {
  private static final String[] SETTINGS = {"rules", "strict", "log", "report"};

  private final String[] values = new String[SETTINGS.length];
  private final List<String> problems = new ArrayList<>();
  private @Nullable String answer;

  private Arguments() {}

  /**
   * @param text what stands behind the jar's {@code =}
   * @param property reads a system property
   * @param variable reads an environment variable
   */
  static Arguments parse(
      @Nullable String text,
      Function<String, @Nullable String> property,
      Function<String, @Nullable String> variable) {
    Arguments arguments = new Arguments();
    if (text != null && !text.isEmpty()) {
      arguments.split(text);
    }
    for (int i = 0; i < SETTINGS.length; i++) {
      String name = "refrain." + SETTINGS[i];
      String source = "-D" + name;
      if (arguments.values[i] == null) {
        arguments.values[i] = property.apply(name);
        if (arguments.values[i] == null) {
          source = name.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
          arguments.values[i] = variable.apply(source);
        }
        arguments.check(i, source);
      }
    }
    return arguments;
  }

  /** A comma begins a new setting only before a word and {@code =}: paths may hold both. */
  private void split(String text) {
    int start = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
      if (wordBefore('=', text, comma + 1) != null) {
        accept(text.substring(start, comma));
        start = comma + 1;
      }
    }
    accept(text.substring(start));
  }

  private void accept(String part) {
    String name = wordBefore('=', part, 0);
    if (name == null) {
      values[0] = part;
      return;
    }
    String value = part.substring(name.length() + 1);
    if (name.equals("answer")) {
      answer = value;
      return;
    }
    for (int i = 0; i < SETTINGS.length; i++) {
      if (SETTINGS[i].equals(name)) {
        values[i] = value;
        check(i, name);
        return;
      }
    }
    problems.add("unknown setting '" + name + "'; there are rules, strict, log and report");
  }

  private static @Nullable String wordBefore(char end, String text, int start) {
    int at = start;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at > start && at < text.length() && text.charAt(at) == end
        ? text.substring(start, at)
        : null;
  }

  private void check(int setting, String source) {
    String value = values[setting];
    if (value == null) {
      return;
    }
    boolean good;
    String expected;
    switch (setting) {
      case 0:
        good = !value.isEmpty();
        expected = "the path of a file or folder";
        break;
      case 1:
        good = value.equals("true") || value.equals("false");
        expected = "true or false";
        break;
      case 2:
        good = value.equals("debug") || value.equals("info");
        expected = "debug or info";
        break;
      default:
        good = value.equals("exit") || value.equals("now") || value.equals("none");
        expected = "exit or none";
        break;
    }
    if (!good) {
      values[setting] = null;
      problems.add(source + " is '" + value + "', but takes " + expected);
    }
  }

  /** The file or folder that holds the rules; {@code null} if none was named. */
  @Nullable String rules() {
    return values[0];
  }

  /** Whether anything wrong with the rules stops the JVM before {@code main}. */
  boolean strict() {
    return "true".equals(values[1]);
  }

  boolean debug() {
    return "debug".equals(values[2]);
  }

  boolean reportAtExit() {
    return "exit".equals(values[3]);
  }

  /** Whether a running agent is asked for its report. */
  boolean reportNow() {
    return "now".equals(values[3]);
  }

  /** The file that the command line waits for; {@code null} unless it asks. */
  @Nullable String answer() {
    return answer;
  }

  /** What is wrong with the arguments, a line each. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
