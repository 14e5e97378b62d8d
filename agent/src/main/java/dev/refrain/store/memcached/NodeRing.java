package dev.refrain.store.memcached;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import net.spy.memcached.DefaultHashAlgorithm;
import net.spy.memcached.KetamaNodeLocator;
import net.spy.memcached.MemcachedNode;
import net.spy.memcached.NodeLocator;
import net.spy.memcached.util.DefaultKetamaNodeLocatorConfiguration;

/**
 * Which node a key belongs to, by Ketama's consistent hashing. A key stays with its node while that
 * is down: elsewhere, it would be evicted where nobody looks once the node is back. Immutable.
 */
final class NodeRing {
  private final List<NodeLink> links;
  private final IdentityHashMap<MemcachedNode, NodeLink> byNode = new IdentityHashMap<>();
  private final NodeLocator ring;

  NodeRing(List<NodeLink> links, List<NodeAddress> addresses) {
    this.links = links;
    IdentityHashMap<MemcachedNode, String> names = new IdentityHashMap<>();
    List<MemcachedNode> nodes = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      MemcachedNode node = links.get(i).connection().node();
      nodes.add(node);
      byNode.put(node, links.get(i));
      names.put(node, addresses.get(i).toString());
    }
    this.ring =
        new KetamaNodeLocator(nodes, DefaultHashAlgorithm.KETAMA_HASH, new RingNames(names));
  }

  NodeLink of(String key) {
    NodeLink only = links.get(0);
    if (links.size() == 1) {
      return only;
    }
    NodeLink link = byNode.get(ring.getPrimary(key));
    return link == null ? only : link;
  }

  /** Names of nodes in the ring by what the rules file says, whatever that is resolved to. */
  private static final class RingNames extends DefaultKetamaNodeLocatorConfiguration {
    private final IdentityHashMap<MemcachedNode, String> names;

    RingNames(IdentityHashMap<MemcachedNode, String> names) {
      this.names = names;
    }

    @Override
    public String getKeyForNode(MemcachedNode node, int repetition) {
      return names.get(node) + "-" + repetition;
    }
  }
}
