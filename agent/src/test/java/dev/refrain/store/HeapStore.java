package dev.refrain.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A shared store in a test's hands: one {@link Server} in this heap, and a client of it for each
 * process that a test plays. The server can be cut off, and clients can be made to hold what they
 * were asked.
 */
public final class HeapStore implements SharedStore {
  private final Server server;
  private final Changes changes;
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Runnable> held = new ArrayList<>();
  private volatile boolean holding;
  private volatile boolean cut;
  private volatile boolean away;
  private volatile boolean deaf;
  private volatile boolean tells = true;
  private volatile Runnable beforeNextReply;

  private HeapStore(Server server, Changes changes) {
    this.server = server;
    this.changes = changes;
  }

  /** What all clients share. */
  public static final class Server {
    private final Ticker ticker;
    private final Map<StoreKey, byte[]> values = new HashMap<>();
    private final Map<StoreKey, Long> ends = new HashMap<>();
    private final List<HeapStore> clients = new CopyOnWriteArrayList<>();

    public Server(Ticker ticker) {
      this.ticker = ticker;
    }

    public HeapStore client(Changes changes) {
      HeapStore made = new HeapStore(this, changes);
      clients.add(made);
      return made;
    }

    private synchronized byte[] get(StoreKey key) {
      Long end = ends.get(key);
      if (end != null && end - ticker.nanos() <= 0) {
        values.remove(key);
        ends.remove(key);
      }
      return values.get(key);
    }

    private synchronized void set(StoreKey key, byte[] value, long millis, HeapStore by) {
      values.put(key, value);
      if (millis == FOREVER_MILLIS) {
        ends.remove(key);
      } else {
        ends.put(key, ticker.nanos() + millis * 1_000_000);
      }
      tell(key, by);
    }

    /** As an operator would. */
    public synchronized void delete(StoreKey key) {
      delete(key, null);
    }

    private synchronized boolean delete(StoreKey key, HeapStore by) {
      boolean was = values.remove(key) != null;
      ends.remove(key);
      tell(key, by);
      return was;
    }

    private void tell(StoreKey key, HeapStore by) {
      for (HeapStore each : clients) {
        if (each != by && !each.cut && each.tells) {
          each.changes.changed(key);
        }
      }
    }

    /** Every key that is there, as an operator sees them. */
    public synchronized List<String> keys() {
      return values.keySet().stream().map(StoreKey::text).sorted().toList();
    }

    /** Puts anything under a key, as an operator would. */
    public synchronized void put(StoreKey key, byte[] value) {
      set(key, value, FOREVER_MILLIS, null);
    }

    /** Whether what ends at all has more time left than that. */
    public synchronized boolean allLast(Duration longer) {
      long now = ticker.nanos();
      return ends.values().stream().allMatch(end -> end - now > longer.toNanos());
    }

    public synchronized byte[] raw(StoreKey key) {
      return get(key);
    }
  }

  /** No request is answered any more, or again. */
  public void cut(boolean off) {
    cut = off;
  }

  /** Reads are not answered any more, or again; whether it is there is. */
  public void deaf(boolean is) {
    deaf = is;
  }

  /** The node of every key is down, and others are not. */
  public void away(boolean is) {
    away = is;
  }

  @Override
  public Map<String, String> nodeTroubles() {
    return Map.of("one", away ? "away" : "", "other", "");
  }

  /** Whether the client hears of changes by others. */
  public void tells(boolean does) {
    tells = does;
  }

  /** Requests that nobody waits for are kept until {@link #release}. */
  public void hold() {
    holding = true;
  }

  /** Sends what was held. */
  public void release() {
    holding = false;
    List<Runnable> now;
    synchronized (held) {
      now = new ArrayList<>(held);
      held.clear();
    }
    now.forEach(Runnable::run);
  }

  public int held() {
    synchronized (held) {
      return held.size();
    }
  }

  /** Happens after the server has answered the next request, and before the client hears it. */
  public void beforeNextReply(Runnable race) {
    beforeNextReply = race;
  }

  public int requests() {
    return requests.get();
  }

  private <T> Request<T> request(Supplier<T> work) {
    return new Request<>() {
      @Override
      public T await() {
        requests.incrementAndGet();
        if (cut) {
          return null;
        }
        T result = work.get();
        Runnable race = beforeNextReply;
        beforeNextReply = null;
        if (race != null) {
          race.run();
        }
        return cut ? null : result;
      }

      @Override
      public void whenEnded(Completion<T> completion) {
        synchronized (held) {
          if (holding) {
            held.add(() -> completion.ended(await()));
            return;
          }
        }
        completion.ended(await());
      }
    };
  }

  private List<byte[]> generations(List<StoreKey> groups) {
    List<byte[]> all = new ArrayList<>();
    for (StoreKey each : groups) {
      if (server.get(each) == null) {
        server.set(each, Frame.generation(), FOREVER_MILLIS, this);
      }
      all.add(server.get(each));
    }
    return all;
  }

  @Override
  public Request<Found> read(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return request(
        () -> {
          if (deaf) {
            return null;
          }
          if (away) {
            return Found.cutOff();
          }
          synchronized (server) {
            List<byte[]> generations = generations(groups);
            byte[] frame = server.get(key);
            byte[] value = Frame.value(frame, generations);
            if (value != null) {
              Long end = server.ends.get(key);
              Lease lease = new Lease(Frame.token(frame, generations), 0, generations, true);
              long left = end == null ? Found.FOREVER : end - server.ticker.nanos();
              return Found.entry(value, left, lease);
            }
            boolean own = !Frame.isLease(frame);
            if (own) {
              frame = Frame.lease();
              server.set(key, frame, leaseMillis, this);
            }
            return Found.miss(new Lease(frame, 0, generations, own));
          }
        });
  }

  @Override
  public Request<Found> replace(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return request(
        () -> {
          synchronized (server) {
            byte[] frame = Frame.lease();
            server.set(key, frame, leaseMillis, this);
            return Found.miss(new Lease(frame, 0, generations(groups), true));
          }
        });
  }

  private boolean stands(StoreKey key, Lease lease) {
    return Frame.stands(server.get(key), lease.token());
  }

  @Override
  public Request<Boolean> write(
      StoreKey key, List<StoreKey> groups, Lease lease, byte[] bytes, long ttlMillis) {
    return request(
        () -> {
          synchronized (server) {
            boolean stands = stands(key, lease);
            if (stands) {
              server.set(key, Frame.entry(lease.generations(), bytes), ttlMillis, this);
            }
            return stands;
          }
        });
  }

  @Override
  public Request<Boolean> renew(StoreKey key, Lease lease, long leaseMillis) {
    return request(
        () -> {
          synchronized (server) {
            boolean stands = !lease.isOverEntry() && stands(key, lease);
            if (stands) {
              server.set(key, lease.token(), leaseMillis, this);
            }
            return stands;
          }
        });
  }

  @Override
  public Request<Boolean> release(StoreKey key, Lease lease) {
    return request(
        () -> {
          synchronized (server) {
            return stands(key, lease) && server.delete(key, this);
          }
        });
  }

  @Override
  public Request<Boolean> evict(StoreKey key) {
    return request(
        () -> {
          changes.changed(key);
          return server.delete(key, this);
        });
  }

  @Override
  public Request<Boolean> evictGroup(StoreKey group) {
    return request(
        () -> {
          if (away) {
            return false;
          }
          server.set(group, Frame.generation(), FOREVER_MILLIS, this);
          changes.changed(group);
          return true;
        });
  }

  @Override
  public boolean tellsChanges() {
    return tells;
  }

  @Override
  public String trouble() {
    return null;
  }

  @Override
  public void close() {
    cut = true;
  }
}
