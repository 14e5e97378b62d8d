package dev.refrain.control;

import dev.refrain.rules.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int RULES = 0;
  private static final int STRICT = 1;
  private static final int LOG = 2;
  private static final int REPORT = 3;

  private static final String[] SETTINGS = {"rules", "strict", "log", "report"};
  private static final String[] VARIABLES = {
    "REFRAIN_RULES", "REFRAIN_STRICT", "REFRAIN_LOG", "REFRAIN_REPORT"
  };

  private final @Nullable String[] values = new @Nullable String[SETTINGS.length];
  private final List<String> problems = new ArrayList<>();
  private @Nullable String answer;

  private Arguments() {}

  /**
   * @param text what stands behind the jar's {@code =}
   * @param properties reads a system property
   * @param variables reads an environment variable
   */
  static Arguments parse(
      @Nullable String text,
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> variables) {
    Arguments arguments = new Arguments();
    if (text != null && !text.isEmpty()) {
      arguments.split(text);
    }
    for (int i = 0; i < SETTINGS.length; i++) {
      String property = "refrain." + SETTINGS[i];
      if (arguments.values[i] == null) {
        arguments.set(i, properties.apply(property), "-D" + property);
      }
      if (arguments.values[i] == null) {
        arguments.set(i, variables.apply(VARIABLES[i]), VARIABLES[i]);
      }
    }
    return arguments;
  }

  /** A comma ends a setting only where a word and {@code =} follow: paths may hold commas. */
  private void split(String text) {
    int start = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
      if (nameIn(text, comma + 1) != null) {
        accept(text.substring(start, comma));
        start = comma + 1;
      }
    }
    accept(text.substring(start));
  }

  private void accept(String part) {
    String name = nameIn(part, 0);
    if (name == null) {
      set(RULES, part, SETTINGS[RULES]);
      return;
    }
    String value = part.substring(name.length() + 1);
    if (name.equals("answer")) {
      answer = value;
      return;
    }
    for (int i = 0; i < SETTINGS.length; i++) {
      if (SETTINGS[i].equals(name)) {
        set(i, value, name);
        return;
      }
    }
    String nearest = Suggestion.among(name, Arrays.asList(SETTINGS));
    problems.add(
        "unknown setting '"
            + name
            + "' in the agent's arguments; "
            + (nearest == null
                ? "there are rules, strict, log and report"
                : "did you mean '" + nearest + "'?"));
  }

  /** The word that stands there with a {@code =} behind it. */
  private static @Nullable String nameIn(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end > start && end < text.length() && text.charAt(end) == '='
        ? text.substring(start, end)
        : null;
  }

  private void set(int setting, @Nullable String value, String source) {
    if (value == null) {
      return;
    }
    String mend = mend(setting, value);
    if (mend == null) {
      values[setting] = value;
    } else {
      problems.add(source + " is '" + value + "', but takes " + mend);
    }
  }

  private static @Nullable String mend(int setting, String value) {
    switch (setting) {
      case RULES:
        return value.isEmpty() ? "the path of a file or folder" : null;
      case STRICT:
        return value.equals("true") || value.equals("false") ? null : "true or false";
      case LOG:
        return value.equals("debug") || value.equals("info") ? null : "debug or info";
      default:
        return value.equals("exit") || value.equals("off") || value.equals("now")
            ? null
            : "exit or off";
    }
  }

  /** The file or folder that holds the rules; {@code null} if none was named. */
  @Nullable String rules() {
    return values[RULES];
  }

  /** Whether anything wrong with the rules stops the JVM before {@code main}. */
  boolean strict() {
    return "true".equals(values[STRICT]);
  }

  boolean debug() {
    return "debug".equals(values[LOG]);
  }

  boolean reportAtExit() {
    return "exit".equals(values[REPORT]);
  }

  /** Whether the command line asks a running agent for its report. */
  boolean reportNow() {
    return "now".equals(values[REPORT]);
  }

  /** The file in which the command line expects an {@link Answer}. */
  @Nullable String answer() {
    return answer;
  }

  /** What is wrong with the arguments, a line each. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
