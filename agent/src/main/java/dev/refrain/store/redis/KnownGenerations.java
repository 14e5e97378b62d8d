package dev.refrain.store.redis;

import dev.refrain.store.Frame;
import dev.refrain.store.StoreKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The generations that were read on a connection, as long as the server has told of no change, on
 * the same connection. It tells before it answers a request that came after the change: so what is
 * known when a reply is taken, in order, is what stood there when the server answered.
 */
final class KnownGenerations {
  private static final int MOST = 10_000;
  private static final byte[] INVALIDATE = CommandWriter.ascii("invalidate");

  private volatile ConcurrentMap<StoreKey, byte[]> recent = new ConcurrentHashMap<>();
  private volatile ConcurrentMap<StoreKey, byte[]> older = new ConcurrentHashMap<>();

  /** Has the server tell of changes of what it is asked to; whether it will. */
  static boolean agreed(Wire wire, int patienceMillis) throws IOException {
    // Changes by this connection are told, too: they are then known like any other.
    return accepts(wire, patienceMillis, "HELLO", "3")
        && accepts(wire, patienceMillis, "CLIENT", "TRACKING", "ON", "OPTIN")
        && accepts(wire, patienceMillis, "CLIENT", "CACHING", "YES");
  }

  private static boolean accepts(Wire wire, int patienceMillis, String... words)
      throws IOException {
    return !(wire.ask(patienceMillis, words) instanceof ReplyError);
  }

  /** For any thread: whether it is likely that {@link #all} will give them. */
  boolean has(List<StoreKey> groups) {
    for (int i = 0; i < groups.size(); i++) {
      StoreKey group = groups.get(i);
      if (!recent.containsKey(group) && !older.containsKey(group)) {
        return false;
      }
    }
    return true;
  }

  /** For whoever takes replies, in order: the groups' generations; {@code null} if not all. */
  @Nullable List<byte[]> all(List<StoreKey> groups) {
    if (groups.size() == 1) {
      byte[] only = get(groups.get(0));
      return only == null ? null : Collections.singletonList(only);
    }
    byte[][] all = new byte[groups.size()][];
    for (int i = 0; i < all.length; i++) {
      byte[] each = get(groups.get(i));
      if (each == null) {
        return null;
      }
      all[i] = each;
    }
    return Arrays.asList(all);
  }

  private byte @Nullable [] get(StoreKey group) {
    byte[] found = recent.get(group);
    if (found == null) {
      found = older.get(group);
      if (found != null) {
        keep(group, found);
      }
    }
    return found;
  }

  private void keep(StoreKey group, byte[] generation) {
    if (recent.size() >= MOST) {
      older = recent;
      recent = new ConcurrentHashMap<>();
    }
    recent.put(group, generation);
  }

  /** For whoever takes replies, in order: what a read has found, of which changes are told. */
  void learn(StoreKey group, byte @Nullable [] generation) {
    if (generation != null && generation.length == Frame.GENERATION_BYTES) {
      keep(group, generation);
    }
  }

  /** For whoever takes replies, in order: what the server says unasked. */
  void hear(List<?> push) {
    if (push.size() < 2 || !Arrays.equals(INVALIDATE, bytes(push.get(0)))) {
      return;
    }
    Object keys = push.get(1);
    if (!(keys instanceof List)) {
      // The database was flushed.
      recent.clear();
      older.clear();
      return;
    }
    for (Object each : (List<?>) keys) {
      byte[] key = bytes(each);
      if (key != null) {
        StoreKey group = new StoreKey(new String(key, StandardCharsets.UTF_8));
        recent.remove(group);
        older.remove(group);
      }
    }
  }

  private static byte @Nullable [] bytes(@Nullable Object part) {
    return part instanceof byte[] ? (byte[]) part : null;
  }
}
