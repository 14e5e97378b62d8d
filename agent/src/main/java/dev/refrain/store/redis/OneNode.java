package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Every key is on the one node, wherever that is. */
final class OneNode implements Routes {
  private final Node node;

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
    if (error.code().equals("READONLY")) {
      node.renew("the server has become a replica");
    }
    return null;
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
