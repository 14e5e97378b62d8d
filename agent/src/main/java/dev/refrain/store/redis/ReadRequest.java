package dev.refrain.store.redis;

import dev.refrain.store.Found;
import dev.refrain.store.Frame;
import dev.refrain.store.Lease;
import dev.refrain.store.StoreKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks an entry and its generations up; on a miss makes the generations that are missing, then
 * leaves a lease. Hits take one step.
 */
final class ReadRequest extends RedisRequest<Found> {
  private static final byte[] NO_BYTES = {};

  private final StoreKey key;
  private final List<StoreKey> groups;
  private final long leaseMillis;
  private final boolean replacing;
  private final Look look;
  private List<byte @Nullable []> generations = Collections.emptyList();
  private byte[] lease = NO_BYTES;
  private Stage stage = Stage.LOOK;
  private boolean making;

  private enum Stage {
    LOOK,
    MAKE,
    LEASE
  }

  /**
   * A read.
   *
   * @param replacing whether whatever stands there has to go
   */
  ReadRequest(
      RedisStore store, StoreKey key, List<StoreKey> groups, long leaseMillis, boolean replacing) {
    super(store);
    this.key = key;
    this.groups = groups;
    this.leaseMillis = Math.max(1, leaseMillis);
    this.replacing = replacing;
    this.look = new Look(store, key, groups);
  }

  @Override
  Exchange[] begin() {
    return look.begin();
  }

  private static Exchange[] only(Exchange exchange) {
    return new Exchange[] {exchange};
  }

  @Override
  Exchange @Nullable [] answered(Exchange[] step) {
    switch (stage) {
      case LOOK:
        return looked(step);
      case MAKE:
        return made(step);
      default:
        return leased(step[0]);
    }
  }

  @Override
  Found withoutNode() {
    return Found.cutOff();
  }

  private Exchange @Nullable [] looked(Exchange[] step) {
    if (!look.take(step)) {
      return look.begin();
    }
    Object refusal = look.refusal();
    if (refusal != null) {
      return refused(refusal);
    }
    List<byte[]> present = Frame.generations(look.generations());
    if (present == null) {
      generations = new ArrayList<>(look.generations());
      return make();
    }
    if (!replacing) {
      byte[] frame = look.frame();
      byte[] value = Frame.value(frame, present);
      if (frame != null && value != null) {
        return end(entry(value, leftNanos(look.leftMillis()), frame, present));
      }
      if (frame != null && Frame.isLease(frame)) {
        return end(Found.miss(new Lease(frame, 0, present, false)));
      }
    }
    generations = look.generations();
    return lease(false);
  }

  private static Found entry(byte[] value, long left, byte[] frame, List<byte[]> generations) {
    Lease lease = new Lease(Frame.token(frame, generations), 0, generations, true);
    return Found.entry(value, left, lease);
  }

  private Exchange @Nullable [] refused(@Nullable Object reply) {
    return end(store.refused(reply) ? Found.refused(RedisStore.reason(reply)) : null);
  }

  private static long leftNanos(long millis) {
    if (millis == -1) {
      return Found.FOREVER;
    }
    return millis < 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** What has no generation, or something else in its place, gets one. */
  private Exchange[] make() {
    stage = Stage.MAKE;
    List<Exchange> step = new ArrayList<>();
    CommandWriter together = new CommandWriter(256);
    for (int i = 0; i < groups.size(); i++) {
      byte[] found = generations.get(i);
      if (found == null || found.length != Frame.GENERATION_BYTES) {
        StoreKey group = groups.get(i);
        CommandWriter commands = store.takesManyKeys() ? together : Commands.start(group);
        Commands.make(commands, group, Frame.generation(), found != null || making);
        if (!store.takesManyKeys()) {
          step.add(new Exchange(store.nodeOf(group), commands));
        }
      }
    }
    return store.takesManyKeys()
        ? only(new Exchange(store.nodeOf(key), together))
        : step.toArray(new Exchange[0]);
  }

  private Exchange @Nullable [] made(Exchange[] step) {
    int exchange = 0;
    int reply = 0;
    for (int i = 0; i < groups.size(); i++) {
      byte[] found = generations.get(i);
      if (found == null || found.length != Frame.GENERATION_BYTES) {
        if (reply == step[exchange].count()) {
          exchange++;
          reply = 0;
        }
        Object set = step[exchange].reply(reply);
        Object got = step[exchange].reply(reply + 1);
        if (set instanceof ReplyError || Look.isRefusal(got)) {
          return refused(set instanceof ReplyError ? set : got);
        }
        generations.set(i, Look.bytes(got));
        reply += 2;
      }
    }
    if (Frame.generations(generations) != null) {
      return lease(false);
    }
    if (making) {
      return end(Found.refused());
    }
    // Something of another type is in the way.
    making = true;
    return make();
  }

  private Exchange[] lease(boolean whole) {
    stage = Stage.LEASE;
    if (lease.length == 0) {
      lease = Frame.lease();
    }
    CommandWriter commands = Commands.start(key);
    if (replacing) {
      commands = Commands.set(key, lease, leaseMillis);
      Commands.exists(commands, key);
    } else {
      byte[] prefix = Frame.prefix(present());
      byte[] millis = CommandWriter.ascii(Long.toString(leaseMillis));
      Script.LEASE.call(commands, whole, key.bytes(), lease, millis, prefix);
      Commands.left(commands, key);
    }
    Commands.time(commands);
    return only(new Exchange(store.nodeOf(key), commands));
  }

  private List<byte[]> present() {
    List<byte[]> present = Frame.generations(generations);
    return present == null ? Collections.<byte[]>emptyList() : present;
  }

  private Exchange @Nullable [] leased(Exchange exchange) {
    Object reply = exchange.reply(0);
    if (Script.isUnknown(reply)) {
      return lease(true);
    }
    byte[] frame = Look.bytes(reply);
    if (frame == null) {
      return refused(reply);
    }
    exchange.node().clock.shows(exchange.reply(2), store.now());
    if (replacing || Arrays.equals(frame, lease)) {
      return end(Found.miss(new Lease(lease, 0, present(), true)));
    }
    if (Frame.isLease(frame)) {
      return end(Found.miss(new Lease(frame, 0, present(), false)));
    }
    byte[] value = Frame.value(frame, present());
    Object left = exchange.reply(1);
    return end(
        value != null && left instanceof Long
            ? entry(value, leftNanos((Long) left), frame, present())
            : Found.refused());
  }
}
