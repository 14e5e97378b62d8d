package dev.refrain.store.redis;

import java.io.IOException;
import redis.clients.jedis.HostAndPort;

/** Tells where a node is now. */
interface AddressSource {
  /** May ask others, and so takes a while; never called on a caller's thread. */
  HostAndPort address() throws IOException;
}
