package dev.refrain.rules;

/** One host of a shared store, with its port. Immutable. */
public final class StoreAddress {
  private final String host;
  private final int port;

  StoreAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** A name or an address; one of IPv6 is without its brackets. */
  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
