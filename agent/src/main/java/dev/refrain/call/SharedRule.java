package dev.refrain.call;

import dev.refrain.codec.ValueCodec;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.SharingSettings;
import dev.refrain.rules.Tag;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.StoreKey;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A rule whose entries are in a shared store, whether or not a method of it is known in this
 * process. Immutable.
 */
final class SharedRule {
  private final GuardedStore store;
  private final StoreAccess access;
  private final CacheSettings cache;
  private final SharingSettings settings;
  private final SharedKeys keys;
  private final boolean evictedByKey;

  /**
   * A rule.
   *
   * @param evictedByKey whether some rule evicts single keys of it
   */
  SharedRule(
      String name,
      StoreAccess access,
      CacheSettings cache,
      SharingSettings settings,
      boolean evictedByKey) {
    this.access = access;
    this.store = access.store();
    this.cache = cache;
    this.settings = settings;
    this.keys =
        new SharedKeys(
            access.settings().namespace(),
            name,
            settings.hashedKeys(),
            evictedByKey,
            EntryMeaning.of(cache.tags()));
    this.evictedByKey = evictedByKey;
  }

  GuardedStore store() {
    return store;
  }

  SharedKeys keys() {
    return keys;
  }

  SharingSettings settings() {
    return settings;
  }

  /** The ttl of the rule, in nanoseconds, or {@link CacheSettings#FOREVER}. */
  long ttlNanos() {
    return cache.ttlNanos();
  }

  /** For how long a copy may be served without asking the store. */
  long nearTtlNanos() {
    return access.settings().nearTtlNanos(store.tellsChanges());
  }

  /** What entries in memory rest on: with another store they are copies of something else. */
  String identity() {
    return settings.store() + ' ' + System.identityHashCode(store);
  }

  /** The codec of a method's values. */
  ValueCodec codec(Class<?> declaring, MethodFacts facts, ResultType result) {
    Type type = Signatures.value(declaring, facts, result.adapter() != null);
    return access.codec(
        type, declaring.getClassLoader(), cache, EntryMeaning.of(cache, settings, facts));
  }

  /** Whether entries have tags of this word, with so many parts. */
  boolean isTagged(String word, int parts) {
    return isTagged(cache, word, parts);
  }

  /** Whether entries of a rule have tags of this word, with so many parts. */
  static boolean isTagged(CacheSettings rule, String word, int parts) {
    for (Tag each : rule.tags()) {
      if (each.word().equals(word) && each.parts().size() == parts) {
        return true;
      }
    }
    return false;
  }

  /**
   * The groups that the entry of these arguments belongs to.
   *
   * @param tags those of its tags
   */
  List<StoreKey> groups(String arguments, List<StoreKey> tags) {
    List<StoreKey> groups = new ArrayList<>(2 + tags.size());
    groups.add(keys.all());
    if (evictedByKey) {
      groups.add(keys.ofArguments(arguments));
    }
    groups.addAll(tags);
    return Collections.unmodifiableList(groups);
  }
}
