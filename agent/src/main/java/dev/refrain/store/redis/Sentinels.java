package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Every key is on the master that sentinels name. They are asked before each connecting, and once a
 * second, since a master that was only cut off from them goes on answering.
 */
final class Sentinels implements Routes, AddressSource, Runnable {
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

  private final List<HostAndPort> sentinels;
  private final String master;
  private final Connector connector;
  private final OneNode node;
  private final Thread thread = NodeContext.thread("sentinel", this);
  private volatile @Nullable HostAndPort present;
  private volatile boolean closed;
  private boolean looking;

  Sentinels(RedisAddress address, NodeContext context) {
    this.sentinels = address.hosts();
    this.master = address.master();
    this.connector = context.connector;
    this.node = new OneNode(master, this, context);
  }

  @Override
  public HostAndPort address() throws IOException {
    HostAndPort found = ask();
    present = found;
    if (!looking && !closed) {
      // Only the node's thread comes here.
      looking = true;
      thread.start();
    }
    return found;
  }

  private HostAndPort ask() throws IOException {
    IOException last = null;
    for (HostAndPort each : sentinels) {
      try {
        return ask(each);
      } catch (IOException e) {
        last = new IOException("sentinel " + each + ": " + e.getMessage(), e);
      }
    }
    throw last != null ? last : new IOException("no sentinel");
  }

  private HostAndPort ask(HostAndPort sentinel) throws IOException {
    Wire wire = connector.connectToSentinel(sentinel);
    try {
      Object answer =
          wire.ask(connector.patienceMillis(), "SENTINEL", "get-master-addr-by-name", master);
      if (answer instanceof List) {
        List<?> parts = (List<?>) answer;
        return new HostAndPort(text(parts.get(0)), Integer.parseInt(text(parts.get(1))));
      }
      throw new IOException(
          answer instanceof ReplyError
              ? ((ReplyError) answer).text()
              : "knows no master '" + master + "'");
    } finally {
      wire.close();
    }
  }

  private static String text(@Nullable Object part) throws IOException {
    if (part instanceof byte[]) {
      return new String((byte[]) part, java.nio.charset.StandardCharsets.UTF_8);
    }
    throw new IOException("an answer that is no address");
  }

  @Override
  public void run() {
    while (!closed) {
      LockSupport.parkNanos(this, BETWEEN_LOOKS);
      try {
        HostAndPort before = present;
        if (!closed && !ask().equals(before)) {
          renew(before);
        }
      } catch (IOException | RuntimeException e) {
        // The master may be well all the same.
      }
    }
  }

  private void renew(@Nullable HostAndPort before) {
    if (Objects.equals(before, present)) {
      for (Node each : node.nodes()) {
        each.renew("another server is the master now");
      }
    }
  }

  @Override
  public Node nodeOf(StoreKey key) {
    return node.nodeOf(key);
  }

  @Override
  public @Nullable Exchange redirect(Exchange refused, ReplyError error) {
    return node.redirect(refused, error);
  }

  @Override
  public boolean serveWithout(Node node) {
    return false;
  }

  @Override
  public void lost(Node lost) {
    node.lost(lost);
  }

  @Override
  public Collection<Node> nodes() {
    return node.nodes();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    node.close();
  }
}
