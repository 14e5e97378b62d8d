package dev.refrain.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two processes, as it were, that ask one server. */
public abstract class SharedStoreScene {
  static final long LEASE = 20_000;
  static final long TTL = 60_000;

  final StoreKey rule = key("rule");
  final StoreKey tag = key("tag");
  final List<StoreKey> groups = List.of(rule, tag);
  SharedStore here;
  SharedStore there;

  /** A store on the one server, or set of servers, of this test class; its timeout is 5 s. */
  protected abstract SharedStore open();

  /** An operator's tool deletes a key. */
  protected abstract void operatorDeletes(StoreKey key);

  /** Whether reads tell how long an entry has left. */
  protected boolean tellsTimeLeft() {
    return true;
  }

  /** The least ttl that the store can tell from none. */
  protected long shortestTtlMillis() {
    return 60;
  }

  /** A key that no other test uses. */
  protected static StoreKey key(String text) {
    return new StoreKey("refrain:" + text + ":" + Integer.toHexString(RANDOM.nextInt()));
  }

  private static final Random RANDOM = new Random();

  @BeforeEach
  void openBoth() {
    here = open();
    there = open();
  }

  @AfterEach
  void closeBoth() {
    here.close();
    there.close();
  }

  Lease miss(Way way, SharedStore store, StoreKey key) {
    Found found = found(way, store, key);
    assertNull(found.bytes());
    assertNotNull(found.lease());
    return found.lease();
  }

  Found found(Way way, SharedStore store, StoreKey key) {
    Found found = way.ask(store.read(key, groups, LEASE));
    assertNotNull(found, "no answer");
    return found;
  }

  void write(Way way, SharedStore store, StoreKey key, String value) {
    assertEquals(true, way.ask(store.write(key, groups, miss(way, store, key), bytes(value), TTL)));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
