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
        draft.ttl = scope.text(setting);
        draft.ttlNanos = ttl(draft.ttl);
        break;
      case "ttlJitter":
        draft.ttlJitter = share(setting);
        break;
      case "key":
        draft.key = key(scope, setting);
        break;
      case "instances":
        String instances = Choices.read(scope, setting, Settings.INSTANCES);
        draft.sharedInstances = instances == null ? null : instances.equals("shared");
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
      case "store":
      case "codec":
      case "keyText":
      case "lookup":
      case "singleFlight":
      case "copy":
      case "allow":
        new SharingReader(scope).read(setting, draft);
        break;
      default:
        // Not a caching setting: the rule's own, or reported already.
    }
  }

  private static @Nullable Long ttl(@Nullable Text text) {
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

  private @Nullable Mode mode(Setting setting) {
    String mode = Choices.read(scope, setting, Settings.MODES, Settings.LATER_MODES);
    if (mode == null) {
      return null;
    }
    return mode.equals("cache") ? Mode.CACHE : mode.equals("observe") ? Mode.OBSERVE : Mode.OFF;
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
