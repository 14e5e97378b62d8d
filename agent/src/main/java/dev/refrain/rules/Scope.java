package dev.refrain.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part of a file, a rule say: it names itself in each problem that is found in it. */
final class Scope {
  private final Problems problems;
  private final Variables variables;
  private final String label;

  /**
   * @param label where in the file it is, with a blank before it
   */
  Scope(Problems problems, Variables variables, String label) {
    this.problems = problems;
    this.variables = variables;
    this.label = label;
  }

  boolean isFull() {
    return problems.isFull();
  }

  Scope labelled(String label) {
    return new Scope(problems, variables, label);
  }

  /** The part below a setting: {@code in errors of rule 'x'}. */
  Scope inside(String setting) {
    return labelled(" in " + setting + " of" + label.substring(" in".length()));
  }

  /** {@code subject in rule 'x' predicate; mend}. */
  void problem(Place place, String subject, String predicate, String mend) {
    problems.add(place, subject + label + " " + predicate + "; " + mend);
  }

  void problem(Place place, String subject, String mend) {
    problems.add(place, subject + label + "; " + mend);
  }

  /**
   * The settings that a mapping holds, by name. Those that are written twice or unknown are
   * problems.
   */
  Map<String, Setting> settings(Mapping mapping, List<String> known) {
    Map<String, Setting> settings = all(mapping);
    for (Setting setting : settings.values()) {
      if (!known.contains(setting.name())) {
        unknown(setting, known);
      }
    }
    return settings;
  }

  /** What a mapping holds, by name, whatever the names are, in the order of the file. */
  Map<String, Setting> all(Mapping mapping) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    List<Node> keys = mapping.keys();
    for (int i = 0; i < keys.size(); i++) {
      Node key = keys.get(i);
      if (!(key instanceof Scalar)) {
        problem(key.place(), key.kind() + " where a setting's name belongs", "write name: value");
        continue;
      }
      String name = ((Scalar) key).text();
      Setting setting = new Setting(name, key.place(), mapping.values().get(i));
      Setting first = settings.get(name);
      if (first != null) {
        problem(
            key.place(),
            "setting " + Echo.of(name),
            "is written twice",
            "keep this one or that of line " + first.place().line());
      } else {
        settings.put(name, setting);
      }
    }
    return settings;
  }

  private void unknown(Setting setting, List<String> known) {
    String name = setting.name();
    if (name.equals("<<")) {
      problem(
          setting.place(),
          "the merge key '<<'",
          "is not supported",
          "write the settings, or put them into defaults");
      return;
    }
    String near = problems.isFull() ? null : Suggestion.among(name, known);
    String home = Settings.home(name);
    String mend = home != null ? home : "write one of " + Words.listed(known);
    if (near != null) {
      mend = "did you mean " + Echo.of(near) + "?";
    }
    problem(setting.place(), "unknown setting " + Echo.of(name), mend);
  }

  /** Whether some unknown setting is most likely this one, mistyped. */
  static boolean isMeant(String wanted, Map<String, Setting> settings, List<String> known) {
    for (String name : settings.keySet()) {
      if (!known.contains(name) && wanted.equals(Suggestion.among(name, known))) {
        return true;
      }
    }
    return false;
  }

  /** The mapping that a setting has to be; otherwise a problem and {@code null}. */
  @Nullable Mapping mapping(Setting setting) {
    if (setting.value() instanceof Mapping) {
      return (Mapping) setting.value();
    }
    wrongKind(setting.name(), setting.value(), "a mapping");
    return null;
  }

  /** The items of a setting that has to be a list; otherwise a problem and {@code null}. */
  @Nullable List<Node> list(Setting setting) {
    if (setting.value() instanceof Sequence) {
      return ((Sequence) setting.value()).items();
    }
    wrongKind(setting.name(), setting.value(), "a list");
    return null;
  }

  /** The items of a setting that may be one value or a list of values; problems are left out. */
  List<Text> texts(Setting setting) {
    List<Text> texts = new ArrayList<>();
    if (setting.value() instanceof Sequence) {
      for (Node item : ((Sequence) setting.value()).items()) {
        Text text = text(setting.name(), item);
        if (text != null) {
          texts.add(text);
        }
      }
    } else {
      Text text = text(setting.name(), setting.value());
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The one value that a setting has to be; otherwise a problem and {@code null}. */
  @Nullable Text text(Setting setting) {
    return text(setting.name(), setting.value());
  }

  @Nullable Text text(String setting, Node node) {
    if (!(node instanceof Scalar) || node.isNothing()) {
      wrongKind(setting, node, "one value");
      return null;
    }
    Scalar scalar = (Scalar) node;
    if (scalar.text().indexOf("${") < 0) {
      return new Text(this, setting, scalar, scalar.text(), false);
    }
    String expanded = new VariableExpander(this, setting, scalar, variables).expand();
    return expanded == null ? null : new Text(this, setting, scalar, expanded, true);
  }

  private void wrongKind(String setting, Node node, String wanted) {
    String mend = "write for example " + Settings.example(setting);
    if (node.isNothing()) {
      problem(node.place(), setting, "has no value", mend);
    } else if (node instanceof Scalar) {
      String subject = Echo.of(setting, ((Scalar) node).text());
      problem(node.place(), subject, "is not " + wanted, mend);
    } else {
      problem(node.place(), setting, "is " + node.kind() + ", not " + wanted, mend);
    }
  }
}
