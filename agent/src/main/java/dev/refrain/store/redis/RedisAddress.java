package dev.refrain.store.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.HostAndPort;

/** Where a store is. Immutable. */
final class RedisAddress {
  /** What stands at the address. */
  enum Kind {
    ONE_SERVER,
    CLUSTER,
    SENTINEL
  }

  private final Kind kind;
  private final List<HostAndPort> hosts;
  private final String master;

  RedisAddress(Kind kind, List<HostAndPort> hosts, String master) {
    this.kind = kind;
    this.hosts = Collections.unmodifiableList(new ArrayList<>(hosts));
    this.master = master;
  }

  Kind kind() {
    return kind;
  }

  List<HostAndPort> hosts() {
    return hosts;
  }

  /** The name by which sentinels know the master; empty without them. */
  String master() {
    return master;
  }

  @Override
  public String toString() {
    return kind + " at " + hosts;
  }
}
