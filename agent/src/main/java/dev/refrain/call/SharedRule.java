package dev.refrain.call;

import dev.refrain.codec.ValueCodec;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.SharingSettings;
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
    this.keys = new SharedKeys(access.settings().namespace(), name, settings.hashedKeys());
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
    return access.codec(type, declaring.getClassLoader(), cache);
  }

  /** The groups that the entry of these arguments belongs to. */
  List<StoreKey> groups(String arguments) {
    if (!evictedByKey) {
      return Collections.singletonList(keys.all());
    }
    List<StoreKey> groups = new ArrayList<>(2);
    groups.add(keys.all());
    groups.add(keys.ofArguments(arguments));
    return Collections.unmodifiableList(groups);
  }
}
