package dev.refrain.rules;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads when a caching rule's results are refreshed, served stale, or not kept at all. */
final class FreshnessReader {
  /** What {@code hard} is if it is not written. */
  private static final long HARD_NANOS = 5_000_000_000L;

  private final Scope scope;

  FreshnessReader(Scope scope) {
    this.scope = scope;
  }

  void read(Setting setting, FreshnessDraft draft) {
    switch (setting.name()) {
      case "minTtl":
        draft.minTtl = scope.text(setting);
        draft.minTtlNanos = orNothing(draft.minTtl);
        break;
      case "maxTtl":
        draft.maxTtl = scope.text(setting);
        draft.maxTtlNanos = duration(draft.maxTtl, true);
        break;
      case "staleWhileRevalidate":
        draft.staleWhileRevalidate = scope.text(setting);
        draft.staleWhileRevalidateNanos = orNothing(draft.staleWhileRevalidate);
        break;
      case "staleIfError":
        draft.staleIfError = scope.text(setting);
        draft.staleIfErrorNanos = orNothing(draft.staleIfError);
        break;
      case "refreshAhead":
        draft.refreshAheadText = scope.text(setting);
        draft.refreshAhead = ahead(draft.refreshAheadText);
        break;
      case "maxConcurrentLoads":
        draft.maxConcurrentLoads = CacheReader.count(scope, setting);
        break;
      case "minLoadTime":
        draft.minLoadTimeNanos = orNothing(scope.text(setting));
        break;
      case "errors":
        draft.errors = errors(setting);
        break;
      default:
        // The reader of the other settings has it.
    }
  }

  private static @Nullable Long duration(@Nullable Text text, boolean mayBeForever) {
    long nanos = text == null ? Durations.BAD : Durations.read(text, mayBeForever);
    return nanos == Durations.BAD ? null : Long.valueOf(nanos);
  }

  private static @Nullable Long orNothing(@Nullable Text text) {
    long nanos = text == null ? Durations.BAD : Durations.orNothing(text);
    return nanos == Durations.BAD ? null : Long.valueOf(nanos);
  }

  private static @Nullable RefreshAhead ahead(@Nullable Text text) {
    if (text == null) {
      return null;
    }
    String value = text.value();
    if (value.equals("adaptive")) {
      return RefreshAhead.adaptive();
    }
    if (value.endsWith("%")) {
      double share = Numbers.share(text, 0.01, 0.99, "a share from 1% to 99%, for example 80%");
      return share < 0 ? null : RefreshAhead.share(share);
    }
    String near = text.isExpanded() ? null : Suggestion.among(value, FreshnessTable.ADAPTIVE);
    if (near != null) {
      text.problem("is no share, duration or adaptive", "did you mean 'adaptive'?");
      return null;
    }
    Long nanos = duration(text, false);
    return nanos == null ? null : RefreshAhead.age(nanos);
  }

  /** A {@code loadTimeout} that is a mapping. */
  void timeouts(Mapping mapping, CacheDraft draft) {
    Scope inside = scope.inside("loadTimeout");
    Map<String, Setting> settings = inside.settings(mapping, FreshnessTable.TIMEOUTS);
    if (mapping.keys().isEmpty()) {
      scope.problem(
          mapping.place(), "loadTimeout", "is empty", "write for example {soft: 200ms, hard: 5s}");
      return;
    }
    Setting hard = settings.get("hard");
    Setting soft = settings.get("soft");
    Text hardText = hard == null ? null : inside.text(hard);
    Text softText = soft == null ? null : inside.text(soft);
    Long hardNanos = hard == null ? Long.valueOf(HARD_NANOS) : duration(hardText, false);
    Long softNanos = duration(softText, false);
    if (hardNanos != null && softNanos != null && softText != null && softNanos >= hardNanos) {
      softText.problem(
          hard == null ? "is not shorter than hard, which is 5s" : "is not shorter than hard",
          "write a shorter one, for example {soft: 200ms, hard: 5s}");
    }
    draft.loadTimeoutNanos = hardNanos;
    draft.freshness().softTimeoutNanos = softNanos;
  }

  private @Nullable RememberedErrors errors(Setting setting) {
    Mapping mapping = scope.mapping(setting);
    if (mapping == null) {
      return null;
    }
    Scope inside = scope.inside("errors");
    Map<String, Setting> settings = inside.settings(mapping, FreshnessTable.ERRORS);
    Setting ttl = settings.get("ttl");
    if (ttl == null && !Scope.isMeant("ttl", settings, FreshnessTable.ERRORS)) {
      inside.problem(setting.value().place(), "no ttl", "write for example errors: {ttl: 2s}");
    }
    Long nanos = ttl == null ? null : duration(inside.text(ttl), false);
    Setting types = settings.get("types");
    Setting except = settings.get("except");
    List<String> none = Collections.emptyList();
    List<String> typeNames = types == null ? none : DottedNames.exceptions(inside, types);
    List<String> exceptNames =
        except == null || isEmpty(except) ? none : DottedNames.exceptions(inside, except);
    return nanos == null || typeNames == null || exceptNames == null
        ? null
        : new RememberedErrors(nanos, typeNames, exceptNames);
  }

  private static boolean isEmpty(Setting setting) {
    return setting.value() instanceof Sequence && ((Sequence) setting.value()).items().isEmpty();
  }
}
