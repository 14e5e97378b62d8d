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

  private Rule(
      String name,
      Place place,
      List<MethodPattern> methods,
      @Nullable CacheSettings cache,
      List<Eviction> evictions) {
    this.name = name;
    this.place = place;
    this.methods = Collections.unmodifiableList(new ArrayList<>(methods));
    this.cache = cache;
    this.evictions = Collections.unmodifiableList(new ArrayList<>(evictions));
  }

  public static Rule caching(
      String name, Place place, List<MethodPattern> methods, CacheSettings cache) {
    return new Rule(name, place, methods, cache, Collections.<Eviction>emptyList());
  }

  public static Rule evicting(
      String name, Place place, List<MethodPattern> methods, List<Eviction> evictions) {
    return new Rule(name, place, methods, null, evictions);
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

  /** What its methods evict; empty for a rule that caches. */
  public List<Eviction> evictions() {
    return evictions;
  }
}
