package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Tells which node has a key. */
interface Routes {
  Node nodeOf(StoreKey key);

  /**
   * What to send in place of an exchange that a node did not take; {@code null} if nothing helps.
   *
   * @param error the node's answer
   */
  @Nullable Exchange redirect(Exchange refused, ReplyError error);

  /** Whether that node, which has lost an exchange, is out of reach, and others are not. */
  boolean serveWithout(Node node);

  /** A node's line is lost. */
  void lost(Node node);

  /** Nodes that are known now. */
  Collection<Node> nodes();

  void close();
}
