package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Every key is on the one node, wherever that is. */
final class OneNode implements Routes {
  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

  private final Node node;
  private long renewedAt;
  private long pause;

  OneNode(String name, AddressSource source, NodeContext context) {
    this.node = new Node(name, source, context, this);
  }

  @Override
  public Node nodeOf(StoreKey key) {
    return node;
  }

  @Override
  public @Nullable Exchange redirect(Exchange refused, ReplyError error) {
    // A replica by now: the master is to be found anew.
    if (error.code().equals("READONLY") && maySearch(node.now())) {
      node.renew("the server is a replica");
    }
    return null;
  }

  /** At once after a failover; less and less often where it is a replica for good. */
  private synchronized boolean maySearch(long now) {
    if (pause > 0 && now - renewedAt < pause) {
      return false;
    }
    boolean again = pause > 0 && now - renewedAt < 2 * LONGEST_PAUSE;
    pause = again ? Math.min(LONGEST_PAUSE, 2 * pause) : SHORTEST_PAUSE;
    renewedAt = now;
    return true;
  }

  @Override
  public boolean serveWithout(Node node) {
    return false;
  }

  @Override
  public void lost(Node lost) {
    // It opens another line.
  }

  @Override
  public Collection<Node> nodes() {
    return Collections.singleton(node);
  }

  @Override
  public void close() {
    node.close();
  }
}
