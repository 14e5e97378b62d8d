package dev.refrain.store.redis;

import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.Frame;
import dev.refrain.store.Lease;
import dev.refrain.store.Request;
import dev.refrain.store.SharedStore;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * A shared store on Redis or Valkey. It connects when it is first asked for something, and on its
 * own threads only.
 */
public final class RedisStore implements SharedStore {
  private static final byte[] ENDLESS = {'0'};

  private final RecentEvictions recent = new RecentEvictions(this);
  private final NodeContext context;
  private final Routes routes;
  private final Generations generations = new Generations(this);
  private volatile @Nullable String trouble;

  /**
   * A store; nothing is connected yet.
   *
   * @param changes is told of changes by others; {@code null} where no copies are kept near
   */
  public RedisStore(RedisSettings settings, @Nullable Changes changes, Ticker ticker) {
    this.context = new NodeContext(settings, changes, ticker, recent);
    this.routes = routes(settings.address());
  }

  private Routes routes(RedisAddress address) {
    switch (address.kind()) {
      case CLUSTER:
        return new Cluster(this, address.hosts(), context);
      case SENTINEL:
        return new Sentinels(address, context);
      default:
        HostAndPort server = address.hosts().get(0);
        return new OneNode(server.toString(), new FixedAddress(server), context);
    }
  }

  @Override
  public Request<Found> read(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return new ReadRequest(this, key, groups, leaseMillis, false);
  }

  @Override
  public Request<Found> replace(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return new ReadRequest(this, key, groups, leaseMillis, true);
  }

  @Override
  public Request<Boolean> write(
      StoreKey key, List<StoreKey> groups, Lease lease, byte[] bytes, long ttlMillis) {
    for (int i = 0; i < groups.size(); i++) {
      generations.lastFor(groups.get(i), lease.generations().get(i), ttlMillis);
    }
    byte[] frame = Frame.entry(lease.generations(), bytes);
    byte[] ttl = ttlMillis == FOREVER_MILLIS ? ENDLESS : millis(ttlMillis);
    ServerClock clock = nodeOf(key).clock;
    byte[] until = CommandWriter.ascii(Long.toString(clock.millisIn(ttlMillis, now())));
    return new WriteRequest(this, clock, key, lease.token(), frame, ttl, until);
  }

  @Override
  public Request<Boolean> renew(StoreKey key, Lease lease, long leaseMillis) {
    return new CheckedRequest(this, Script.RENEW, key, lease.token(), millis(leaseMillis));
  }

  @Override
  public Request<Boolean> release(StoreKey key, Lease lease) {
    return new CheckedRequest(this, Script.RELEASE, key, lease.token());
  }

  private static byte[] millis(long number) {
    return CommandWriter.ascii(Long.toString(Math.max(1, number)));
  }

  @Override
  public Request<Boolean> evict(StoreKey key) {
    return new EvictRequest(this, key, Commands.unlink(key), null);
  }

  @Override
  public Request<Boolean> evictGroup(StoreKey group) {
    return new EvictRequest(this, group, anotherGeneration(group), recent);
  }

  /** An eviction that was done before, perhaps by another server. */
  Request<Boolean> repeated(StoreKey group) {
    return new EvictRequest(this, group, anotherGeneration(group), null);
  }

  private static CommandWriter anotherGeneration(StoreKey group) {
    return Commands.set(group, Frame.generation(), Commands.GENERATION_MILLIS);
  }

  @Override
  public boolean tellsChanges() {
    if (context.changes == null) {
      return false;
    }
    for (Node each : routes.nodes()) {
      if (!each.tellsChanges()) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is wrong now, in a few words for a log line, without keys, values or secrets: why there is
   * no connection, why changes are not told, or what the server last refused. {@code null}:
   * nothing.
   */
  @Override
  public @Nullable String trouble() {
    for (Node each : routes.nodes()) {
      String reason = each.trouble();
      if (reason != null) {
        return each.name() + ": " + reason;
      }
    }
    return trouble;
  }

  @Override
  public Map<String, String> nodeTroubles() {
    Map<String, String> all = new HashMap<>();
    for (Node each : routes.nodes()) {
      String reason = each.isUp() || each.isClosed() ? null : each.trouble();
      all.put(each.name(), reason == null ? "" : reason);
    }
    return all;
  }

  /** How many requests were not even sent, since too many were under way. */
  public long dropped() {
    return context.dropped.sum();
  }

  @Override
  public void close() {
    routes.close();
    context.watch.close();
  }

  Node nodeOf(StoreKey key) {
    return routes.nodeOf(key);
  }

  Routes routes() {
    return routes;
  }

  /** Whether one command may be about several keys. */
  boolean takesManyKeys() {
    return !(routes instanceof Cluster);
  }

  /** Whether it is to be asked how long an entry has left. */
  boolean tellsTimeLeft() {
    return context.timeLeft;
  }

  long now() {
    return context.ticker.nanos();
  }

  long timeoutNanos() {
    return context.timeoutNanos;
  }

  /** An own change of a key, of which the server tells nothing. */
  void changed(StoreKey key) {
    if (context.changes != null) {
      context.changes.changed(key);
    }
  }

  /** Waits in this thread until an exchange that another thread reads has ended. */
  void waitFor(Exchange exchange) {
    while (exchange.isOpen()) {
      long left = exchange.deadline() - now();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        exchange.lose();
      } else {
        LockSupport.parkNanos(this, left);
      }
    }
  }

  /** A server has answered with an error; whether it serves other requests. */
  boolean refused(@Nullable Object reply) {
    trouble = reason(reply);
    return !(reply instanceof ReplyError) || !((ReplyError) reply).isOutage();
  }

  static String reason(@Nullable Object reply) {
    return reply instanceof ReplyError ? ((ReplyError) reply).safeText() : "an unexpected answer";
  }

  /** A server has done what it was asked: what it refused before is no trouble any more. */
  void worked() {
    if (trouble != null) {
      trouble = null;
    }
  }

  /** An error of ours. */
  void failed(RuntimeException reason) {
    trouble = reason.toString();
  }
}
