package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads values that are one of a few words. */
final class Choices {
  private Choices() {}

  /** The word, or {@code null} after a problem. */
  static @Nullable String read(Scope scope, Setting setting, List<String> choices) {
    if (choices.contains("off") && setting.value() instanceof Scalar) {
      Scalar scalar = (Scalar) setting.value();
      // What YAML tools make of an unquoted off.
      if (scalar.isPlain() && scalar.text().equals("false")) {
        return "off";
      }
    }
    Text text = scope.text(setting);
    if (text == null) {
      return null;
    }
    if (choices.contains(text.value())) {
      return text.value();
    }
    String near = text.isExpanded() ? null : Suggestion.among(text.value(), choices);
    text.problem(
        "is not one of " + Words.listed(choices),
        near == null ? "write one of them" : "did you mean " + Echo.of(near) + "?");
    return null;
  }

  static @Nullable Boolean truth(Scope scope, Setting setting) {
    String word = read(scope, setting, StoreTable.BOOLEANS);
    return word == null ? null : Boolean.valueOf(word.equals("true"));
  }
}
