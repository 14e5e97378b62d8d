package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule as it was read, before it is seen beside the others. Immutable. */
final class RuleDraft {
  final Scope scope;
  final Place place;
  final List<MethodPattern> methods;

  /** {@code null} if the rule has none that can be read; then nothing is known of its name. */
  final @Nullable String name;

  /** How the name goes into messages: a variable in it is not filled in. */
  final String shownName;

  final Place namePlace;

  /** {@code null} for an evicting rule. */
  final @Nullable CacheDraft cache;

  /** The defaults of its file. */
  final CacheDraft defaults;

  /** Of an evicting rule. */
  final List<EvictionDraft> evictions;

  /** Of an evicting rule. */
  final List<TagDraft> evictedTags;

  RuleDraft(
      Scope scope,
      Place place,
      List<MethodPattern> methods,
      @Nullable String name,
      String shownName,
      Place namePlace,
      @Nullable CacheDraft cache,
      CacheDraft defaults,
      List<EvictionDraft> evictions,
      List<TagDraft> evictedTags) {
    this.scope = scope;
    this.place = place;
    this.methods = methods;
    this.name = name;
    this.shownName = shownName;
    this.namePlace = namePlace;
    this.cache = cache;
    this.defaults = defaults;
    this.evictions = evictions;
    this.evictedTags = evictedTags;
  }
}
