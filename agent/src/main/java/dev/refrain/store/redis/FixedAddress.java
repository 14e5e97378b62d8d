package dev.refrain.store.redis;

import redis.clients.jedis.HostAndPort;

/** A node that is always at one address. Immutable. */
final class FixedAddress implements AddressSource {
  private final HostAndPort address;

  FixedAddress(HostAndPort address) {
    this.address = address;
  }

  @Override
  public HostAndPort address() {
    return address;
  }
}
