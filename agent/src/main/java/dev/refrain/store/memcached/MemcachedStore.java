package dev.refrain.store.memcached;

import dev.refrain.observe.StoreCounters;
import dev.refrain.store.Found;
import dev.refrain.store.Lease;
import dev.refrain.store.Request;
import dev.refrain.store.SharedStore;
import dev.refrain.store.StoreKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Entries in one or several Memcached servers. An entry's generations are on its own node, so that
 * a lookup asks one node, and one that is down takes nothing but its keys along; evicting a group
 * tells every node.
 */
public final class MemcachedStore implements SharedStore {
  /** What an item takes beyond its key and value, at most. */
  private static final int ITEM_OVERHEAD = 64;

  private final List<NodeLink> links = new ArrayList<>();
  private final NodeRing ring;
  private final Pacemaker pacemaker;
  private final StoreCounters counters;

  private MemcachedStore(MemcachedSettings settings, StoreCounters counters) throws IOException {
    this.counters = counters;
    List<NodeAddress> nodes = settings.nodes();
    List<NodeLink> all = new CopyOnWriteArrayList<>();
    this.pacemaker = new Pacemaker(all, settings.timeoutNanos());
    for (int i = 0; i < nodes.size(); i++) {
      links.add(new NodeLink(nodes.get(i), settings, all, pacemaker));
    }
    all.addAll(links);
    this.ring = new NodeRing(links, nodes);
    for (int i = 0; i < links.size(); i++) {
      links.get(i).open();
    }
    pacemaker.start();
  }

  /**
   * A store that connects in the background, and for as long as it takes.
   *
   * @param counters count the values that the server can't keep
   */
  public static MemcachedStore open(MemcachedSettings settings, StoreCounters counters) {
    // The client's assertions are about its own inside; an application that runs with -ea must not
    // lose a thread to one.
    ClassLoader loader = MemcachedStore.class.getClassLoader();
    if (loader != null) {
      loader.setPackageAssertionStatus("net.spy.memcached", false);
    }
    try {
      return new MemcachedStore(settings, counters);
    } catch (IOException e) {
      throw new UncheckedIOException("no selector can be opened", e);
    }
  }

  @Override
  public Request<Found> read(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return read(key, groups, leaseMillis, false);
  }

  @Override
  public Request<Found> replace(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return read(key, groups, leaseMillis, true);
  }

  private Request<Found> read(
      StoreKey key, List<StoreKey> groups, long leaseMillis, boolean discards) {
    String serverKey = ServerKey.of(key);
    return new ReadExchange(
        ring.of(serverKey), serverKey, keys(groups), ServerTtl.ofLease(leaseMillis), discards);
  }

  private static List<String> keys(List<StoreKey> groups) {
    List<String> keys = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      keys.add(ServerKey.of(groups.get(i)));
    }
    return keys;
  }

  @Override
  public Request<Boolean> write(
      StoreKey key, List<StoreKey> groups, Lease lease, byte[] bytes, long ttlMillis) {
    String serverKey = ServerKey.of(key);
    NodeLink link = ring.of(serverKey);
    if (isSkipped(link, serverKey, bytes.length, ttlMillis)) {
      return new ReleaseExchange(link, serverKey, lease, false);
    }
    return new WriteExchange(link, serverKey, keys(groups), lease, bytes, ttlMillis, counters);
  }

  private boolean isSkipped(NodeLink link, String key, int length, long ttlMillis) {
    long itemSize = link.facts().itemSize();
    if (ttlMillis < MemcachedSettings.MINIMUM_TTL_MILLIS) {
      counters.tooShort();
      return true;
    }
    if (itemSize > 0 && length + key.length() + ITEM_OVERHEAD > itemSize) {
      counters.tooLarge();
      return true;
    }
    return false;
  }

  @Override
  public Request<Boolean> renew(StoreKey key, Lease lease, long leaseMillis) {
    String serverKey = ServerKey.of(key);
    return new RenewExchange(ring.of(serverKey), serverKey, lease, ServerTtl.ofLease(leaseMillis));
  }

  @Override
  public Request<Boolean> release(StoreKey key, Lease lease) {
    String serverKey = ServerKey.of(key);
    return new ReleaseExchange(ring.of(serverKey), serverKey, lease, true);
  }

  @Override
  public Request<Boolean> evict(StoreKey key) {
    String serverKey = ServerKey.of(key);
    return new EvictExchange(ring.of(serverKey), serverKey);
  }

  @Override
  public Request<Boolean> evictGroup(StoreKey group) {
    String serverKey = ServerKey.of(group);
    List<EvictExchange> everywhere = new ArrayList<>(links.size());
    for (int i = 0; i < links.size(); i++) {
      everywhere.add(new EvictExchange(links.get(i), serverKey));
    }
    return new EveryNode(everywhere);
  }

  /** Memcached has no such channel. */
  @Override
  public boolean tellsChanges() {
    return false;
  }

  /** Why the first node that is down is; {@code null} if all are up. */
  @Override
  public @Nullable String trouble() {
    for (int i = 0; i < links.size(); i++) {
      String trouble = links.get(i).connection().trouble();
      if (trouble != null) {
        return links.get(i) + ": " + trouble;
      }
    }
    return null;
  }

  @Override
  public Map<String, String> nodeTroubles() {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < links.size(); i++) {
      String trouble = links.get(i).connection().trouble();
      all.put(links.get(i).toString(), trouble == null ? "" : trouble);
    }
    return all;
  }

  @Override
  public void close() {
    for (int i = 0; i < links.size(); i++) {
      links.get(i).close();
    }
    pacemaker.stopPacing();
  }
}
