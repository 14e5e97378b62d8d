package dev.refrain.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a caching rule, or of {@code defaults}. */
final class CacheReader {
  private final Scope scope;

  CacheReader(Scope scope) {
    this.scope = scope;
  }

  CacheDraft read(Map<String, Setting> settings) {
    CacheDraft draft = new CacheDraft();
    for (Setting setting : settings.values()) {
      read(setting, draft);
    }
    Setting instances = settings.get("instances");
    if (instances != null
        && Boolean.FALSE.equals(draft.sharedInstances)
        && CacheDraft.namesThis(draft.key)) {
      scope.problem(
          instances.place(),
          "instances 'separate'",
          "cannot be, as the key names a path of 'this'",
          "remove one of the two");
    }
    return draft;
  }

  private void read(Setting setting, CacheDraft draft) {
    switch (setting.name()) {
      case "ttl":
        draft.hasTtl = true;
        draft.ttlNanos = ttl(setting);
        break;
      case "ttlJitter":
        draft.ttlJitter = share(setting);
        break;
      case "store":
        store(setting);
        break;
      case "key":
        draft.key = key(scope, setting);
        break;
      case "instances":
        int instances = choice(setting, Settings.INSTANCES, Settings.NONE);
        draft.sharedInstances = instances < 0 ? null : Boolean.valueOf(instances == 1);
        break;
      case "when":
      case "unless":
        condition(setting, draft);
        break;
      case "maximumEntries":
        draft.maximumEntries = count(scope, setting);
        break;
      case "loadTimeout":
        draft.loadTimeoutNanos = loadTimeout(setting);
        break;
      case "mode":
        draft.mode = mode(setting);
        break;
      default:
        // Not a caching setting: the rule's own, or reported already.
    }
  }

  private @Nullable Long ttl(Setting setting) {
    Text text = scope.text(setting);
    long nanos = text == null ? Durations.BAD : Durations.read(text, true);
    return nanos == Durations.BAD ? null : Long.valueOf(nanos);
  }

  private @Nullable Long loadTimeout(Setting setting) {
    if (setting.value() instanceof Mapping) {
      scope.problem(
          setting.value().place(),
          "loadTimeout with soft and hard",
          "is not supported yet",
          "write one duration, for example loadTimeout: 5s");
      return null;
    }
    Text text = scope.text(setting);
    long nanos = text == null ? Durations.BAD : Durations.read(text, false);
    return nanos == Durations.BAD ? null : Long.valueOf(nanos);
  }

  private @Nullable Double share(Setting setting) {
    Text text = scope.text(setting);
    double share = text == null ? Numbers.BAD : Numbers.share(text);
    return share < 0 ? null : Double.valueOf(share);
  }

  static @Nullable Integer count(Scope scope, Setting setting) {
    Text text = scope.text(setting);
    int count = text == null ? Numbers.BAD : Numbers.count(text);
    return count < 0 ? null : Integer.valueOf(count);
  }

  /** The memory store is the only one, so that there is nothing to remember. */
  private void store(Setting setting) {
    if (setting.value() instanceof Sequence) {
      scope.problem(
          setting.value().place(),
          "store with several tiers",
          "is not supported yet",
          "write store: memory, or leave it out");
      return;
    }
    Text text = scope.text(setting);
    if (text != null && !text.value().equals("memory")) {
      if (Suggestion.among(text.value(), Settings.STORES) != null && !text.isExpanded()) {
        text.problem("is no store", "did you mean 'memory'?");
      } else {
        text.problem("is not supported yet", "write store: memory, or leave it out");
      }
    }
  }

  private @Nullable Mode mode(Setting setting) {
    if (setting.value() instanceof Scalar) {
      Scalar scalar = (Scalar) setting.value();
      // What YAML tools make of an unquoted off.
      if (scalar.isPlain() && scalar.text().equals("false")) {
        return Mode.OFF;
      }
    }
    int mode = choice(setting, Settings.MODES, Settings.LATER_MODES);
    return mode < 0 ? null : mode == 0 ? Mode.CACHE : mode == 1 ? Mode.OBSERVE : Mode.OFF;
  }

  /** The index of the value among those that are allowed, or -1. */
  private int choice(Setting setting, List<String> choices, List<String> later) {
    Text text = scope.text(setting);
    if (text == null) {
      return -1;
    }
    int index = choices.indexOf(text.value());
    if (index < 0) {
      if (later.contains(text.value())) {
        text.problem("is not supported yet", "write one of " + Words.listed(choices));
        return -1;
      }
      String near = text.isExpanded() ? null : Suggestion.among(text.value(), choices);
      text.problem(
          "is not one of " + Words.listed(choices),
          near == null ? "write one of them" : "did you mean " + Echo.of(near) + "?");
    }
    return index;
  }

  private void condition(Setting setting, CacheDraft draft) {
    Text text = scope.text(setting);
    if (text == null) {
      return;
    }
    boolean unless = setting.name().equals("unless");
    Expression condition = new ExpressionParser(text, unless).condition();
    if (unless) {
      draft.unless = condition;
    } else {
      draft.when = condition;
    }
  }

  /** The parts of a key, or {@code null} after a problem. */
  static @Nullable List<Expression> key(Scope scope, Setting setting) {
    List<Text> texts = scope.texts(setting);
    int written =
        setting.value() instanceof Sequence ? ((Sequence) setting.value()).items().size() : 1;
    List<Expression> parts = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Expression part = new ExpressionParser(texts.get(i), false).keyPart();
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.size() == written ? parts : null;
  }
}
