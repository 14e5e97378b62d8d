package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule: the methods it names, and either how to cache them or what they evict. Immutable. */
public final class Rule {
  private final String name;
  private final Place place;
  private final List<MethodPattern> methods;
  private final @Nullable CacheSettings cache;
  private final List<Eviction> evictions;
  private final List<Tag> evictedTags;

  private Rule(
      String name,
      Place place,
      List<MethodPattern> methods,
      @Nullable CacheSettings cache,
      List<Eviction> evictions,
      List<Tag> evictedTags) {
    this.name = name;
    this.place = place;
    this.methods = Collections.unmodifiableList(new ArrayList<>(methods));
    this.cache = cache;
    this.evictions = Collections.unmodifiableList(new ArrayList<>(evictions));
    this.evictedTags = Collections.unmodifiableList(new ArrayList<>(evictedTags));
  }

  public static Rule caching(
      String name, Place place, List<MethodPattern> methods, CacheSettings cache) {
    return new Rule(
        name,
        place,
        methods,
        cache,
        Collections.<Eviction>emptyList(),
        Collections.<Tag>emptyList());
  }

  public static Rule evicting(
      String name, Place place, List<MethodPattern> methods, List<Eviction> evictions) {
    return evicting(name, place, methods, evictions, Collections.<Tag>emptyList());
  }

  public static Rule evicting(
      String name,
      Place place,
      List<MethodPattern> methods,
      List<Eviction> evictions,
      List<Tag> evictedTags) {
    return new Rule(name, place, methods, null, evictions, evictedTags);
  }

  /** Unique in its rule set; the rule's address in evictions, logs and the report. */
  public String name() {
    return name;
  }

  public Place place() {
    return place;
  }

  public List<MethodPattern> methods() {
    return methods;
  }

  /** How to cache; {@code null} for a rule that evicts. */
  public @Nullable CacheSettings cache() {
    return cache;
  }

  /** What its methods evict of the rules that it names; empty for a rule that caches. */
  public List<Eviction> evictions() {
    return evictions;
  }

  /**
   * What its methods evict of all rules whose entries have such a tag; the reader has made sure
   * that there are some.
   */
  public List<Tag> evictedTags() {
    return evictedTags;
  }
}
