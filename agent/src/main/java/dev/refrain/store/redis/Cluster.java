package dev.refrain.store.redis;

import dev.refrain.store.Completion;
import dev.refrain.store.StoreKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Keys are spread over nodes by slots. Until the slots are known any node is asked, and tells where
 * a key is; which node has which slots is asked for whenever there is a sign of change, and now and
 * then.
 */
final class Cluster implements Routes {
  private static final int SLOTS = 16384;
  private static final long LEAST_BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long MOST_BETWEEN = TimeUnit.SECONDS.toNanos(5);

  private final RedisStore store;
  private final List<HostAndPort> seeds;
  private final NodeContext context;
  private final ConcurrentMap<HostAndPort, Node> nodes = new ConcurrentHashMap<>();
  private final AtomicBoolean asking = new AtomicBoolean();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile @Nullable Node @Nullable [] slots;
  private volatile long lookedAt;
  private volatile boolean closed;

  Cluster(RedisStore store, List<HostAndPort> seeds, NodeContext context) {
    this.store = store;
    this.seeds = seeds;
    this.context = context;
    this.lookedAt = context.ticker.nanos() - MOST_BETWEEN;
  }

  @Override
  public Node nodeOf(StoreKey key) {
    @Nullable Node[] present = slots;
    Node node = present == null ? null : present[JedisClusterCRC16.getSlot(key.bytes())];
    if (node == null || !node.isUp()) {
      lookSoon(LEAST_BETWEEN);
    } else {
      lookSoon(MOST_BETWEEN);
    }
    return node == null ? anyNode() : node;
  }

  private Node anyNode() {
    for (Node each : nodes.values()) {
      if (each.isConnected()) {
        return each;
      }
    }
    for (Node each : nodes.values()) {
      if (each.isUp()) {
        return each;
      }
    }
    return nodeAt(seeds.get(Math.floorMod(turn.getAndIncrement(), seeds.size())));
  }

  private Node nodeAt(HostAndPort address) {
    Node node = nodes.get(address);
    if (node == null) {
      Node made = new Node(address.toString(), new FixedAddress(address), context, this);
      node = nodes.putIfAbsent(address, made);
      node = node == null ? made : node;
      if (closed) {
        node.close();
      }
    }
    return node;
  }

  private void lookSoon(long between) {
    long now = context.ticker.nanos();
    if (now - lookedAt >= between && !closed && asking.compareAndSet(false, true)) {
      lookedAt = now;
      Node asked = asked();
      new SlotsRequest(store, asked)
          .whenEnded(
              new Completion<List<?>>() {
                @Override
                public void ended(@Nullable List<?> answer) {
                  if (answer != null) {
                    learn(answer, asked);
                  }
                  asking.set(false);
                }
              });
    }
  }

  /** One that is likely to answer; not always the same, since it may be cut off from the rest. */
  private Node asked() {
    Node[] connected = nodes.values().toArray(new Node[0]);
    int first = turn.getAndIncrement();
    for (int i = 0; i < connected.length; i++) {
      Node each = connected[Math.floorMod(first + i, connected.length)];
      if (each.isConnected()) {
        return each;
      }
    }
    return nodeAt(seeds.get(Math.floorMod(first, seeds.size())));
  }

  /** Rows of: first slot, last slot, address of the master, addresses of replicas. */
  private void learn(List<?> rows, Node teller) {
    @Nullable Node[] before = slots;
    @Nullable Node[] learned = new Node[SLOTS];
    for (Object each : rows) {
      List<?> row = (List<?>) each;
      List<?> master = (List<?>) row.get(2);
      Node node = nodeAt(address(master.get(0), (Long) master.get(1), teller));
      int first = ((Long) row.get(0)).intValue();
      Arrays.fill(learned, first, ((Long) row.get(1)).intValue() + 1, node);
    }
    slots = learned;
    if (context.changes != null && before != null && !Arrays.equals(before, learned)) {
      // A key that has moved was tracked by the node that had it.
      context.changes.anythingChanged();
    }
    if (before != null
        && !Arrays.asList(before).containsAll(new HashSet<>(Arrays.asList(learned)))) {
      context.recent.repeat();
    }
    for (Node each : nodes.values()) {
      if (!Arrays.asList(learned).contains(each)) {
        nodes.values().remove(each);
        each.close();
      }
    }
  }

  /** A node that does not know its own name says nothing: it is where we asked. */
  private HostAndPort address(@Nullable Object host, long port, Node teller) {
    String name = host instanceof byte[] ? new String((byte[]) host, StandardCharsets.UTF_8) : "";
    return new HostAndPort(name.isEmpty() ? teller.host() : name, (int) port);
  }

  @Override
  public @Nullable Exchange redirect(Exchange refused, ReplyError error) {
    switch (error.code()) {
      case "MOVED":
        lookSoon(LEAST_BETWEEN);
        return refused.at(target(refused, error));
      case "ASK":
        return refused.askedOf(target(refused, error));
      case "CLUSTERDOWN":
      case "READONLY":
        lookSoon(LEAST_BETWEEN);
        return null;
      default:
        return null;
    }
  }

  /** The address is the last word of the error. */
  private Node target(Exchange refused, ReplyError error) {
    String text = error.text().trim();
    String address = text.substring(text.lastIndexOf(' ') + 1);
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    return nodeAt(new HostAndPort(host.isEmpty() ? refused.node().host() : host, port));
  }

  @Override
  public boolean serveWithout(Node node) {
    if (node.isMissed()) {
      for (Node each : nodes.values()) {
        if (each.isConnected()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void lost(Node lost) {
    lookSoon(LEAST_BETWEEN);
  }

  @Override
  public Collection<Node> nodes() {
    return nodes.values();
  }

  @Override
  public void close() {
    closed = true;
    for (Node each : nodes.values()) {
      each.close();
    }
  }
}
