package dev.refrain.call;

import dev.refrain.observe.MethodCounters;
import dev.refrain.store.KeyFilter;
import dev.refrain.store.MemoryStore;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the receivers of a method apart without keeping them alive. The first one's keys are used
 * as they are, which costs a hit one comparison; those of later ones name their receiver.
 *
 * <p>The first receiver stays the first, even once it is gone: a load that it began could otherwise
 * land under a key that its successor uses.
 */
final class Receivers {
  private static final KeyFilter OF_FIRST =
      new KeyFilter() {
        @Override
        public boolean test(Object key) {
          return !(key instanceof ReceiverKey);
        }
      };

  private static final KeyFilter OF_DEAD =
      new KeyFilter() {
        @Override
        public boolean test(Object key) {
          return key instanceof ReceiverKey && ((ReceiverKey) key).receiver.get() == null;
        }
      };

  private volatile WeakReference<@Nullable Object> first = new WeakReference<>(null);
  private final ConcurrentHashMap<Receiver, Receiver> others = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private final MethodCounters counters;
  private boolean hasFirst;
  private boolean firstRemoved;

  Receivers(MethodCounters counters) {
    this.counters = counters;
  }

  boolean isFirst(Object self) {
    return self == first.get();
  }

  /** The key of a call on a receiver that was not the first so far. */
  Object keyOf(Object self, Object key) {
    if (becomesFirst(self)) {
      return key;
    }
    Receiver probe = new Receiver(self, null);
    Receiver known = others.get(probe);
    if (known == null) {
      Receiver made = new Receiver(self, dead);
      known = others.putIfAbsent(made, made);
      if (known == null) {
        counters.receiver();
        known = made;
      }
    }
    return known.key(key);
  }

  private synchronized boolean becomesFirst(Object self) {
    if (!hasFirst) {
      hasFirst = true;
      first = new WeakReference<@Nullable Object>(self);
      counters.receiver();
    }
    return first.get() == self;
  }

  private synchronized boolean hasFirst() {
    return hasFirst;
  }

  Collection<Receiver> others() {
    return others.values();
  }

  /** Whether an entry of this key can still be asked for. */
  boolean lives(Object key) {
    return key instanceof ReceiverKey
        ? ((ReceiverKey) key).receiver.get() != null
        : first.get() != null;
  }

  /** Removes the entries of receivers that are gone. For one thread. */
  void removeDead(MemoryStore store) {
    boolean any = false;
    for (Reference<?> each = dead.poll(); each != null; each = dead.poll()) {
      any |= others.remove(each) != null;
    }
    if (any) {
      store.removeIf(OF_DEAD);
    }
    if (!firstRemoved && hasFirst() && first.get() == null) {
      firstRemoved = true;
      store.removeIf(OF_FIRST);
    }
  }

  /** A receiver but the first, by identity. */
  static final class Receiver extends WeakReference<Object> {
    private final int hash;

    Receiver(Object self, @Nullable ReferenceQueue<Object> queue) {
      super(self, queue);
      this.hash = System.identityHashCode(self);
    }

    Object key(Object key) {
      return new ReceiverKey(this, key);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      if (!(other instanceof Receiver)) {
        return false;
      }
      Object self = get();
      return self != null && self == ((Receiver) other).get();
    }
  }

  /** A key together with the receiver that it belongs to. */
  private static final class ReceiverKey {
    private final Receiver receiver;
    private final Object key;
    private final int hash;

    ReceiverKey(Receiver receiver, Object key) {
      this.receiver = receiver;
      this.key = key;
      this.hash = receiver.hash * 31 + key.hashCode();
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ReceiverKey
          && ((ReceiverKey) other).receiver.equals(receiver)
          && ((ReceiverKey) other).key.equals(key);
    }
  }
}
