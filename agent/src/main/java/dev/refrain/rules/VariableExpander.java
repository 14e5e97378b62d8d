package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/** Fills in {@code ${NAME}} and {@code ${NAME:-default}} in one value. */
final class VariableExpander {
  private final Scope scope;
  private final String setting;
  private final Scalar scalar;
  private final Variables variables;

  VariableExpander(Scope scope, String setting, Scalar scalar, Variables variables) {
    this.scope = scope;
    this.setting = setting;
    this.scalar = scalar;
    this.variables = variables;
  }

  /** The value with variables filled in, or {@code null} after a problem. */
  @Nullable String expand() {
    String text = scalar.text();
    StringBuilder expanded = new StringBuilder();
    int at = 0;
    boolean good = true;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        problem(start, "has a '${' without a '}'", "write ${NAME} or ${NAME:-default}");
        return null;
      }
      expanded.append(text, at, start);
      String value = value(start, text.substring(start + 2, end));
      if (value == null) {
        good = false;
      } else if (variables.take(value.length())) {
        expanded.append(value);
      } else {
        problem(start, "makes the rules too long with its variables", "write shorter values");
        return null;
      }
      at = end + 1;
    }
    return good ? expanded.append(text, at, text.length()).toString() : null;
  }

  private @Nullable String value(int at, String inside) {
    int separator = inside.indexOf(":-");
    String name = separator < 0 ? inside : inside.substring(0, separator);
    if (!isName(name)) {
      problem(
          at,
          Settings.isSecret(setting)
              ? "has a '${' that names no variable"
              : "has " + Echo.of("${" + inside + "}") + ", which names no variable",
          "write ${NAME} or ${NAME:-default}");
      return null;
    }
    if (inside.indexOf("${") >= 0) {
      problem(at, "has a variable within a variable", "write a plain default");
      return null;
    }
    String value = variables.get(name);
    if (separator >= 0) {
      return value == null || value.isEmpty() ? inside.substring(separator + 2) : value;
    }
    if (value == null) {
      problem(
          at,
          "needs " + Echo.of(name) + ", which is neither in the environment nor a system property",
          "set it, or write a default: ${" + name + ":-default}");
    }
    return value;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '.' || c == '-'))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void problem(int at, String predicate, String mend) {
    String subject = Echo.of(setting, scalar.text());
    scope.problem(scalar.placeAt(at), subject, predicate, mend);
  }
}
