package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.rules.CacheSettings;
import dev.refrain.store.Aging;
import dev.refrain.store.Entry;
import dev.refrain.store.StampedValue;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call that found no fresh entry: it is served a stale one, joins a flight or begins
 * one. Thread-safe.
 */
final class MissPath {
  private final CachedMethod method;
  private final CacheSettings settings;
  private final Freshness freshness;
  private final Region region;
  private final Services services;
  private final @Nullable AsyncAdapter adapter;
  private final @Nullable SharedLookup shared;
  private final BodyRunner bodies;
  private final Joining joining;
  private final long softNanos;

  /** Whether memory may have more of a key than a fresh value. */
  private final boolean ages;

  MissPath(
      CachedMethod method,
      CacheSettings settings,
      Freshness freshness,
      Services services,
      @Nullable SharedTier tier) {
    this.method = method;
    this.settings = settings;
    this.freshness = freshness;
    this.region = method.region();
    this.services = services;
    this.adapter = method.adapterIfAny();
    this.bodies = new BodyRunner(method, settings, freshness, services);
    this.shared = tier == null ? null : new SharedLookup(method, tier, freshness, bodies, services);
    this.joining = new Joining(method, region, services);
    this.ages = Freshness.wraps(settings);
    this.softNanos = freshness.settings().softTimeoutNanos();
  }

  /** What the call gets. Throws what another call's load threw. */
  @Nullable Object enter(Object key, @Nullable Call call) {
    Object outcome;
    try {
      outcome = serveOrBegin(key, call);
    } catch (Throwable ours) {
      method.error("looking up", ours);
      return null;
    }
    if (outcome instanceof Failing) {
      MissPath.<RuntimeException>rethrow(((Failing) outcome).failure());
    }
    return outcome;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(@Nullable Throwable failure) throws T {
    throw (T) failure;
  }

  /** A result, a token, {@code null} to run without the rule, or a failure that is not the own. */
  private @Nullable Object serveOrBegin(Object key, @Nullable Call call) throws Throwable {
    boolean waits = false;
    long since = 0;
    while (true) {
      Flight current = region.flight(key);
      if (current == null) {
        Object hit = method.hit(key);
        if (hit != null) {
          return hit;
        }
      } else if (current.runner() == Thread.currentThread()) {
        return method.bypass();
      }
      long now = method.now();
      boolean useful = current != null && !method.isOverdue(current) && !current.isOutdated();
      StampedValue kept = ages ? kept(key, current) : null;
      Age age = age(kept, now);
      if (kept != null && age != Age.GONE) {
        if (kept.value() instanceof RememberedFailure) {
          return thrown((RememberedFailure) kept.value());
        }
        if (current != null && !useful) {
          // A load that takes so long is as good as one that failed.
          blame(current);
        }
        if (isServed(age, key, useful ? current : null, now)) {
          return method.serveKept(kept);
        }
      }
      boolean spent = false;
      if (current != null && useful && settings.joinsLoads()) {
        since = waits ? since : now;
        waits = true;
        long patience = method.patience(since);
        spent = adapter == null && patience <= 0;
        if (!spent) {
          Object joined = joining.join(current, patience);
          if (joined != Joining.AFRESH) {
            return joined;
          }
          continue;
        }
        Object hit = method.hit(key);
        if (hit != null) {
          // Of a load that the caller had given up.
          return hit;
        }
      }
      boolean full = region.isFull();
      if (full || spent) {
        if (kept != null && age != Age.GONE) {
          return method.serveKept(kept);
        }
        return full ? method.bypass() : apart(new Flight(method, key, call, now, null, null));
      }
      Flight mine = new Flight(method, key, call, now, method.tagStamp(call), current);
      Aging aging = kept == null ? null : kept.aging();
      if (kept != null && aging != null && age != Age.GONE) {
        mine.bridge(new Bridge(kept, aging, age == Age.DUE));
      }
      if (region.begin(mine, current)) {
        return begun(mine, waits ? since : now);
      }
    }
  }

  /** What memory has of a key beyond a plain hit, or what the load under way may be bridged by. */
  private @Nullable StampedValue kept(Object key, @Nullable Flight current) {
    StampedValue kept = region.store().aged(key);
    return kept == null && current != null ? current.stale() : kept;
  }

  private void blame(Flight flight) {
    Bridge over = flight.bridge();
    if (over != null) {
      over.blame(flight, method.keeper());
    }
  }

  private Age age(@Nullable StampedValue kept, long now) {
    Aging aging = kept == null ? null : kept.aging();
    if (kept == null || aging == null) {
      return Age.GONE;
    }
    return kept.value() instanceof RememberedFailure
        ? (aging.isFresh(now) ? Age.FRESH : Age.GONE)
        : freshness.age(aging, now);
  }

  /**
   * Whether a kept value is served without a load of this call's.
   *
   * @param current the load under way that the call could join
   */
  private boolean isServed(Age age, Object key, @Nullable Flight current, long now) {
    switch (age) {
      case FRESH:
        return true;
      case DUE:
        return current != null || region.backOffs().holds(key, now);
      default:
        return current == null
            ? region.backOffs().holds(key, now)
            : Bridge.isSoft(current, now)
                || (softNanos > 0 && now - current.startedAt() >= softNanos);
    }
  }

  private Object thrown(RememberedFailure remembered) throws Exception {
    region.counters().failureServed();
    return adapter == null ? new Thrown(remembered.forCaller()) : remembered.failed(adapter);
  }

  /** How a plain call ends that gets a remembered failure. */
  private static final class Thrown implements Failing {
    private final Throwable failure;

    Thrown(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public Throwable failure() {
      return failure;
    }
  }

  /**
   * For a thread that has waited long enough: the flight of the key is a newer one, which keeps its
   * place and its landing.
   */
  private Object apart(Flight mine) {
    mine.voidLanding();
    region.beginApart();
    try {
      return bodies.admit(mine);
    } catch (Throwable ours) {
      method.error("looking up", ours);
      return mine;
    }
  }

  /**
   * A flight that others see: what landed before that needs no load.
   *
   * @param since when its call began to wait for others' loads, or would
   */
  private Object begun(Flight mine, long since) throws Exception {
    Entry entry = region.store().get(mine.key());
    if (entry != null && !StampedValue.isVoid(entry.value())) {
      return method.endServed(mine, StampedValue.unwrap(entry.value()), null);
    }
    StampedValue newer = ages ? newer(mine) : null;
    if (newer != null) {
      return method.endServed(mine, newer.value(), null);
    }
    boolean looks = shared != null && !shared.tier().isLossy();
    try {
      if (Bridge.isRefresh(mine) && adapter == null) {
        Object stale = bodies.refreshLater(mine, looks ? shared : null);
        if (stale != null) {
          return stale;
        }
      }
      if (softNanos > 0 && mine.bridge() != null) {
        services.housekeeper().later(new Softening(mine), softNanos);
      }
      Object entered = looks && shared != null ? shared.enter(mine, since) : mine;
      return entered == mine ? bodies.admit(mine) : entered;
    } catch (Throwable ours) {
      // The flight is seen by others: its body has to run.
      method.error("looking up", ours);
      return mine;
    }
  }

  /** What landed since this flight's call looked, though no plain hit: it may be due at once. */
  private @Nullable StampedValue newer(Flight mine) {
    StampedValue kept = region.store().aged(mine.key());
    Aging aging = kept == null ? null : kept.aging();
    Bridge over = mine.bridge();
    return kept == null
            || aging == null
            || (over != null && over.kept() == kept)
            || kept.value() instanceof RememberedFailure
            || !aging.isFresh(method.now())
        ? null
        : kept;
  }
}
