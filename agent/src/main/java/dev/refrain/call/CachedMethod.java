package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.call.key.Evaluator;
import dev.refrain.call.key.KeyPlan;
import dev.refrain.observe.HitCounter;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Mode;
import dev.refrain.store.Aging;
import dev.refrain.store.KeptEntry;
import dev.refrain.store.MemoryStore;
import dev.refrain.store.Stamp;
import dev.refrain.store.StampedValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A method under a caching rule: looks a call's key up, serves a hit, joins a flight or begins one.
 *
 * <p>The way of a hit is {@code enter…}, {@link #hit}, {@link #serve}; it is kept free of locks,
 * allocations but the caller's own future, and calls that a JIT can't resolve.
 */
final class CachedMethod {
  private final MethodBinding binding;
  private final CacheSettings settings;
  private final Region region;
  private final Services services;
  private final KeyPlan plan;
  private final MemoryStore store;
  private final HitCounter hits;
  private final boolean conditional;
  private final boolean keepsCall;
  private final boolean stages;

  /** Whether one or two arguments that are not null are their own key, and nothing else matters. */
  private final boolean plain;

  private final @Nullable AsyncAdapter adapter;
  private final @Nullable Receivers receivers;
  private final @Nullable OverrideCheck overrides;
  private final EntryKeeper keeper;
  private final BodyResult results;
  private final MissPath misses;

  /** Whether a kept value is more than what its callers get. */
  private final boolean unwraps;

  CachedMethod(MethodBinding binding, CacheSettings settings, Region region, Services services) {
    this.binding = binding;
    this.settings = settings;
    this.region = region;
    this.services = services;
    this.plan = binding.plan();
    this.store = region.store();
    this.hits = region.counters().hits();
    this.conditional = binding.isConditional();
    this.adapter = binding.adapter();
    this.stages = binding.isStage();
    this.keepsCall = binding.keepsCall();
    this.plain = !conditional && plan.isPlain();
    this.receivers = binding.separatesReceivers() ? region.receivers() : null;
    this.overrides = binding.overrides();
    Freshness freshness = new Freshness(settings, services.random());
    SharedTier tier = binding.shared(freshness, services, region);
    this.keeper = new EntryKeeper(this, settings, freshness, services, tier);
    this.unwraps = binding.wraps() || keeper.copies();
    this.results = new BodyResult(this);
    this.misses = new MissPath(this, settings, freshness, services, tier);
  }

  Region region() {
    return region;
  }

  KeyPlan plan() {
    return plan;
  }

  MethodBinding binding() {
    return binding;
  }

  @Nullable Object enter0(@Nullable Object self) {
    if (conditional) {
      return enterN(self, Evaluator.NO_ARGUMENTS);
    }
    Object key;
    try {
      key = plan.key0(self);
    } catch (Throwable ours) {
      return broken(ours);
    }
    return enter(self, key, 0, null, null, null);
  }

  @Nullable Object enter1(@Nullable Object self, @Nullable Object a) {
    if (plain && a != null) {
      return enter(self, a, 1, a, null, null);
    }
    if (conditional) {
      return enterN(self, new Object[] {a});
    }
    Object key;
    try {
      key = plan.key1(self, a);
    } catch (Throwable ours) {
      return broken(ours);
    }
    return enter(self, key, 1, a, null, null);
  }

  @Nullable Object enter2(@Nullable Object self, @Nullable Object a, @Nullable Object b) {
    if (plain && a != null && b != null) {
      return enter(self, KeyPlan.pair(a, b), 2, a, b, null);
    }
    if (conditional) {
      return enterN(self, new Object[] {a, b});
    }
    Object key;
    try {
      key = plan.key2(self, a, b);
    } catch (Throwable ours) {
      return broken(ours);
    }
    return enter(self, key, 2, a, b, null);
  }

  @Nullable Object enter3(
      @Nullable Object self, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    if (conditional) {
      return enterN(self, new Object[] {a, b, c});
    }
    Object key;
    try {
      key = plan.key3(self, a, b, c);
    } catch (Throwable ours) {
      return broken(ours);
    }
    return enter(self, key, 3, a, b, c);
  }

  @Nullable Object enterN(@Nullable Object self, @Nullable Object[] arguments) {
    Object key;
    Object hit;
    try {
      if (conditional && !admits(self, arguments)) {
        return null;
      }
      key = keyOf(self, plan.keyN(self, arguments));
      hit = key == null ? null : hit(key);
    } catch (Throwable ours) {
      return broken(ours);
    }
    return hit != null || key == null
        ? hit
        : misses.enter(key, keepsCall ? new Call(self, arguments) : null);
  }

  /** The call itself is made an object only on a miss. */
  private @Nullable Object enter(
      @Nullable Object self,
      Object callKey,
      int arguments,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c) {
    Object key;
    try {
      key = keyOf(self, callKey);
      if (key == null) {
        return null;
      }
      Object hit = hit(key);
      if (hit != null) {
        return hit;
      }
    } catch (Throwable ours) {
      return broken(ours);
    }
    return misses.enter(key, keepsCall ? Call.of(self, arguments, a, b, c) : null);
  }

  /** Whether the rule's {@code when} holds for a call. */
  private boolean admits(@Nullable Object self, @Nullable Object... arguments) throws Throwable {
    boolean admitted = binding.admits(self, arguments);
    if (!admitted) {
      region.counters().bypassed();
    }
    return admitted;
  }

  /**
   * The key with what tells receivers apart; {@code null} where an override of this method is the
   * one to cache.
   */
  private @Nullable Object keyOf(@Nullable Object self, Object key) {
    if (self == null) {
      return key;
    }
    Receivers all = receivers;
    if (all != null && all.isFirst(self)) {
      return key;
    }
    OverrideCheck check = overrides;
    if (check != null && check.isOverriddenFor(self.getClass())) {
      return null;
    }
    return all == null ? key : all.keyOf(self, key);
  }

  /** What the call gets from the store, or {@code null}. */
  @Nullable Object hit(Object key) throws Exception {
    KeptEntry entry = store.find(key);
    if (entry == null) {
      return null;
    }
    Object value = entry.value();
    if (unwraps) {
      if (StampedValue.isVoid(value)) {
        return null;
      }
      value = keeper.copy(StampedValue.unwrap(value));
    }
    if (hits.add()) {
      hits.mark(key.hashCode());
    }
    return serve(value);
  }

  /** A value as the caller's own result. */
  Object serve(@Nullable Object value) {
    if (stages) {
      return CompletableFuture.completedFuture(value);
    }
    if (adapter != null) {
      return adapter.completed(value);
    }
    return value == null ? RefrainDoor.NULL : value;
  }

  /** Serves a kept value that is no plain hit. */
  Object serveKept(StampedValue kept) throws Exception {
    hits.add();
    Aging aging = kept.aging();
    if (aging != null && !aging.isFresh(now())) {
      region.counters().servedStale();
    }
    return serve(keeper.copy(kept.value()));
  }

  /** Serves the caller of a load that has failed: it has waited, and is no hit. */
  Object serveBridged(StampedValue kept) throws Exception {
    return serve(keeper.copy(kept.value()));
  }

  /**
   * A store has what a flight was to load; gives its caller's result.
   *
   * @param landing what memory is to keep of it
   */
  Object endServed(Flight flight, @Nullable Object value, @Nullable Landing landing)
      throws Exception {
    hits.add();
    flight.endServed(value, landing);
    return serve(keeper.copy(value));
  }

  /** The key of a call as it would be now: its arguments may have changed. */
  @Nullable Object keyOf(Call call) throws Throwable {
    return keyOf(call.self(), plan.keyN(call.self(), call.arguments()));
  }

  boolean isOverdue(Flight flight) {
    return patience(flight.startedAt()) <= 0;
  }

  /** How long a call may still wait for others' loads that has done so since then. */
  long patience(long since) {
    return settings.loadTimeoutNanos() - (now() - since);
  }

  @Nullable Object bypass() {
    region.counters().bypassed();
    return null;
  }

  private @Nullable Object broken(Throwable ours) {
    error(conditional ? "judging 'when' or making the key" : "making the key", ours);
    return null;
  }

  void error(String doing, Throwable failure) {
    services.recorder().error(region.counters(), doing, failure);
  }

  /** The adapter of an asynchronous method; {@code null} for a plain one. */
  @Nullable AsyncAdapter adapterIfAny() {
    return adapter;
  }

  /** What becomes of the results of bodies. */
  BodyResult results() {
    return results;
  }

  EntryKeeper keeper() {
    return keeper;
  }

  Executor executor() {
    return services.executor();
  }

  /** Whether a value may be kept. */
  boolean keeps(@Nullable Call call, @Nullable Object value) throws Throwable {
    boolean keeps = binding.keeps(call, value);
    if (!keeps) {
      services.recorder().unkept(region.counters(), MethodBinding.unshareable(value));
    }
    return keeps;
  }

  boolean isTagged(String word, int parts) {
    return SharedRule.isTagged(settings, word, parts);
  }

  Mode mode() {
    return settings.mode();
  }

  /** What a plain hit of a key would be served, as it is kept; {@code null}: there is none. */
  @Nullable KeptEntry peek(Object key) {
    KeptEntry entry = store.find(key);
    return entry == null || StampedValue.isVoid(entry.value()) ? null : entry;
  }

  /**
   * Of the tags of a call's entry; before its body runs.
   *
   * @param call where {@link MethodBinding#keepsCall}
   */
  @Nullable Stamp tagStamp(@Nullable Call call) throws Throwable {
    Tags tags = binding.tags();
    return tags == null || call == null
        ? null
        : services.tagChanges().stamp(tags.keys(Tags.MEMORY, call));
  }

  CacheSettings settings() {
    return settings;
  }

  Services services() {
    return services;
  }

  /** The key of a call that is only observed; {@code null} where the rule leaves it alone. */
  @Nullable Object observedKey(@Nullable Object self, @Nullable Object[] arguments)
      throws Throwable {
    if (conditional && !admits(self, arguments)) {
      return null;
    }
    return keyOf(self, plan.keyN(self, arguments));
  }

  long now() {
    return services.clock().precise();
  }

  /** Counts a run of the method, which has just ended. */
  void countRun(long startedAt, @Nullable Throwable failure) {
    long nanos = now() - startedAt;
    if (failure == null) {
      region.counters().loaded(nanos);
    } else if (!(failure instanceof StrayedCall)) {
      region.counters().failed(nanos);
    }
  }

  @Override
  public String toString() {
    return binding.toString();
  }
}
