package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An eviction's key parts are converted to the types of its target's key. */
class EvictionKeyTest {
  enum Venue {
    OPEN,
    DARK
  }

  record Order(String symbol, Venue venue) {}

  static class Store {
    final AtomicInteger runs = new AtomicInteger();

    Object byNumber(long id) {
      return runs.incrementAndGet();
    }

    Object byText(String id) {
      return runs.incrementAndGet();
    }

    Object byUuid(UUID id) {
      return runs.incrementAndGet();
    }

    Object byTrade(String symbol, Venue venue) {
      return runs.incrementAndGet();
    }

    Object byList(List<String> ids) {
      return runs.incrementAndGet();
    }

    void writeText(String id) {}

    void writeNumber(int id) {}

    void writeOrder(Order order) {}

    void writeFlag(boolean flag) {}

    int writeAndCount(long id) {
      return 7;
    }

    static void writeStatically(Long id) {}
  }

  private final CallFixture fixture = new CallFixture();
  private final Store store = new Store();
  private WovenMethod read;
  private WovenMethod write;

  private void rule(String reading, String writing, String key) {
    read = fixture.weave(Store.class, reading);
    write = fixture.weave(Store.class, writing);
    fixture.rules(
        "- {name: r, method: 'Store#"
            + reading
            + "', ttl: 1m}\n- {name: w, method: 'Store#"
            + writing
            + "', evict: [{rule: r, key: ["
            + key
            + "]}]}");
  }

  /** Writes, and tells which of the reads have to run again. */
  private String reloaded(Object written, Object[]... reads) throws Throwable {
    for (Object[] each : reads) {
      read.call(store, each);
    }
    write.call(write.method().getName().equals("writeStatically") ? null : store, written);
    StringBuilder reloaded = new StringBuilder();
    for (Object[] each : reads) {
      int before = store.runs.get();
      read.call(store, each);
      reloaded.append(store.runs.get() == before ? '.' : 'x');
    }
    return reloaded.toString();
  }

  private static Object[] call(Object... arguments) {
    return arguments;
  }

  @Test
  void a_text_names_a_number() throws Throwable {
    rule("byNumber", "writeText", "id");
    assertEquals(".x", reloaded("42", call(41L), call(42L)));
    assertEquals("..", reloaded("no number", call(41L), call(42L)));
    assertEquals(0, fixture.counters("w").errors(), fixture::log);
  }

  @Test
  void a_number_is_widened() throws Throwable {
    rule("byNumber", "writeNumber", "id");
    assertEquals(".x", reloaded(42, call(41L), call(42L)));
  }

  @Test
  void a_number_becomes_text() throws Throwable {
    rule("byText", "writeNumber", "id");
    assertEquals(".x.", reloaded(42, call("41"), call("42"), call((Object) null)));
  }

  @Test
  void a_text_names_a_uuid() throws Throwable {
    rule("byUuid", "writeText", "id");
    UUID id = new UUID(1, 2);
    assertEquals(".x", reloaded(id.toString(), call(new UUID(3, 4)), call(id)));
  }

  @Test
  void paths_make_a_key_of_several_parts() throws Throwable {
    rule("byTrade", "writeOrder", "order.symbol, order.venue");
    assertEquals(
        "x...",
        reloaded(
            new Order("A", Venue.OPEN),
            call("A", Venue.OPEN),
            call("A", Venue.DARK),
            call("B", Venue.OPEN),
            call(null, null)));
  }

  @Test
  void a_null_part_evicts_the_entry_of_null() throws Throwable {
    rule("byText", "writeText", "id");
    assertEquals("x.", reloaded(null, call((Object) null), call("null")));
  }

  @Test
  void a_key_that_names_no_parameter_evicts_the_whole_rule_and_is_said() throws Throwable {
    rule("byText", "writeText", "ident");
    assertEquals("xx", reloaded("a", call("a"), call("b")));
    assertEquals(
        "rule 'w' evicts all of 'r' at each dev.refrain.call.EvictionKeyTest$Store#writeText:"
            + " dev.refrain.call.EvictionKeyTest$Store#writeText has no parameter 'ident'; it has:"
            + " id",
        fixture.log().strip().replaceAll("^refrain: \\S+ ", ""));
    assertEquals(0, fixture.counters("w").errors());
  }

  @Test
  void what_cannot_be_converted_evicts_the_whole_rule_and_is_said() throws Throwable {
    rule("byUuid", "writeFlag", "flag");
    assertEquals("xx", reloaded(true, call(new UUID(1, 2)), call(new UUID(3, 4))));
    assertTrue(fixture.log().contains("; all of 'r' was evicted ("), fixture::log);
    assertTrue(
        fixture.log().contains("(Boolean) can't be converted to java.util.UUID"), fixture::log);
  }

  @Test
  void another_number_of_parts_evicts_the_whole_rule_and_is_said() throws Throwable {
    rule("byTrade", "writeText", "id");
    assertEquals("x", reloaded("A", new Object[][] {call("A", Venue.OPEN)}));
    assertTrue(fixture.log().contains("must name a value for each part of the key"), fixture::log);
  }

  @Test
  void the_writing_method_may_give_a_primitive_or_nothing_or_be_static() throws Throwable {
    rule("byNumber", "writeAndCount", "id");
    assertEquals("x.", reloaded(42L, call(42L), call(41L)));
    assertEquals(7, write.call(store, 1L));
    rule("byNumber", "writeStatically", "id");
    assertEquals("x.", reloaded(42L, call(42L), call(41L)));
  }

  /** A write that fills in the id. */
  static class Draft {
    Long id;
  }

  static class Drafts {
    void save(Draft draft) {
      draft.id = 42L;
    }

    Object byNumber(Long id) {
      return new Object();
    }
  }

  @Test
  void the_key_is_read_again_after_the_write() throws Throwable {
    WovenMethod find = fixture.weave(Drafts.class, "byNumber");
    WovenMethod save = fixture.weave(Drafts.class, "save");
    fixture.rules(
        "- {name: r, method: Drafts#byNumber, ttl: 1m}\n"
            + "- {name: w, method: Drafts#save, evict: [{rule: r, key: [draft.id]}]}");
    Drafts drafts = new Drafts();
    Object before = find.call(drafts, 42L);
    save.call(drafts, new Draft());
    assertTrue(before != find.call(drafts, 42L));
  }
}
