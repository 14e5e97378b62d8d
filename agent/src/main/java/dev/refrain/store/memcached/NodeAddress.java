package dev.refrain.store.memcached;

/** Where a node is, as the rules file says it. Immutable. */
public final class NodeAddress {
  private final String host;
  private final int port;

  public NodeAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** The node's name in the ring: every process has to give it the same. */
  @Override
  public String toString() {
    return host + ':' + port;
  }
}
