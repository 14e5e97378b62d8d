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
        ttl(draft.ttl, draft);
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
        loadTimeout(setting, draft);
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
      case "minTtl":
      case "maxTtl":
      case "staleWhileRevalidate":
      case "staleIfError":
      case "refreshAhead":
      case "maxConcurrentLoads":
      case "minLoadTime":
      case "errors":
        new FreshnessReader(scope).read(setting, draft.freshness());
        break;
      case "tags":
        draft.hasTags = true;
        draft.tags = new TagReader(scope).tags(setting);
        break;
      case "verify":
        draft.verifyShare = verify(setting);
        break;
      default:
        // Not a caching setting: the rule's own, or reported already.
    }
  }

  private void ttl(@Nullable Text text, CacheDraft draft) {
    if (text != null && isOfResult(text.value())) {
      draft.ttlPath = new ExpressionParser(text, true).keyPart();
      return;
    }
    long nanos = text == null ? Durations.BAD : Durations.read(text, true);
    draft.ttlNanos = nanos == Durations.BAD ? null : Long.valueOf(nanos);
  }

  /** Whether it begins with the word {@code result}. */
  private static boolean isOfResult(String value) {
    int end = "result".length();
    return value.startsWith("result")
        && (value.length() == end || !ExpressionLexer.isNamePart(value.charAt(end)));
  }

  private void loadTimeout(Setting setting, CacheDraft draft) {
    if (setting.value() instanceof Mapping) {
      new FreshnessReader(scope).timeouts((Mapping) setting.value(), draft);
      return;
    }
    Text text = scope.text(setting);
    long nanos = text == null ? Durations.BAD : Durations.read(text, false);
    draft.loadTimeoutNanos = nanos == Durations.BAD ? null : Long.valueOf(nanos);
  }

  private @Nullable Double share(Setting setting) {
    Text text = scope.text(setting);
    return within(text, Math.nextDown(1.0), "0% or more and less than 100%, for example 10%");
  }

  private @Nullable Double verify(Setting setting) {
    return within(scope.text(setting), 1, "a share from 0% to 100%, for example 1%");
  }

  private static @Nullable Double within(@Nullable Text text, double most, String range) {
    double share = text == null ? Numbers.BAD : Numbers.share(text, 0, most, range);
    return share < 0 ? null : Double.valueOf(share);
  }

  static @Nullable Integer count(Scope scope, Setting setting) {
    Text text = scope.text(setting);
    int count = text == null ? Numbers.BAD : Numbers.count(text);
    return count < 0 ? null : Integer.valueOf(count);
  }

  private @Nullable Mode mode(Setting setting) {
    String mode = Choices.read(scope, setting, Settings.MODES);
    if (mode == null) {
      return null;
    }
    switch (mode) {
      case "cache":
        return Mode.CACHE;
      case "observe":
        return Mode.OBSERVE;
      case "verify":
        return Mode.VERIFY;
      default:
        return Mode.OFF;
    }
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
