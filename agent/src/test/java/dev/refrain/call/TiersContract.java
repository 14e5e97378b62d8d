package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.refrain.control.OpenedStores;
import dev.refrain.store.StoreKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What calls of two processes see of a real store alone, and of memory in front of it. Each process
 * reads rules and opens the store as the agent does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TiersContract {
  private static final AtomicInteger KEYS = new AtomicInteger();
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration NEAR_TTL = Duration.ofSeconds(10);

  private final List<OpenedStores> opened = new ArrayList<>();
  private final List<Housekeeper> housekeepers = new ArrayList<>();
  private Shape shape;

  /** One that no other test uses. */
  private String key;

  private Scene one;
  private Scene two;

  /** What a rules file says of the store: {@code type: redis, uri: …}. */
  protected abstract String described();

  /** An operator's tool deletes a key. */
  protected abstract void operatorDeletes(StoreKey entry);

  /** Whether the store tells of changes; else copies near end by themselves. */
  protected boolean tellsChanges() {
    return true;
  }

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (String tiers : List.of("shared", "[memory, shared]")) {
      for (Shape each : Shape.values()) {
        all.add(new Object[] {tiers, each});
      }
    }
    return all;
  }

  private void start(String tiers, Shape form) {
    shape = form;
    key = "k" + KEYS.incrementAndGet();
    one = process(tiers);
    two = process(tiers);
  }

  private Scene process(String tiers) {
    CallFixture fixture = new CallFixture();
    OpenedStores stores = new OpenedStores(fixture.recorder);
    opened.add(stores);
    fixture.sharing("stores: {shared: {timeout: 5s, " + described() + "}}\n", stores::of);
    Scene scene = Scene.of(shape, fixture, "store: " + tiers + "\ninstances: shared\nttl: 1h\n");
    fixture.housekeeper.start(fixture.services.regions());
    housekeepers.add(fixture.housekeeper);
    return scene;
  }

  @AfterEach
  void stop() {
    housekeepers.forEach(Housekeeper::stop);
    housekeepers.clear();
    opened.forEach(OpenedStores::close);
    opened.clear();
  }

  private StoreKey entry() {
    return new StoreKey(
        "refrain:values:dev.refrain.call.Repository."
            + shape.method()
            + "(String):"
            + key
            + "~key");
  }

  /** A load, which other processes can be served when this returns. */
  private void load(Scene by, Object value) throws Exception {
    by.load(key, value);
    Scene other = process("shared");
    other.loads.answers(load -> load.fail(new IllegalStateException("no back end")));
    Eventually.holds("the value is in the store", () -> isServed(other));
  }

  private boolean isServed(Scene process) {
    try {
      process.call(key).value();
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  /** Soon this is what a process gets, if it is what its method would give. */
  private void comesTo(Scene process, Object value) {
    process.loads.answer(any -> value);
    if (!tellsChanges()) {
      process.advance(NEAR_TTL);
    }
    Eventually.holds("what was is served no more", () -> value.equals(valueOf(process)));
  }

  private Object valueOf(Scene process) {
    try {
      return process.call(key).value();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static long asked(Scene process) {
    return process.fixture.recorder.store("shared").hits();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void what_one_process_has_loaded_the_other_is_served(String tiers, Shape form) throws Exception {
    start(tiers, form);
    load(one, "v");
    assertEquals("v", two.call(key).value());
    assertEquals("v", one.call(key).value());
    assertEquals(1, one.loads.count());
    assertEquals(0, two.loads.count());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void null_is_a_value(String tiers, Shape form) throws Exception {
    start(tiers, form);
    load(one, null);
    assertNull(two.call(key).value());
    assertEquals(0, two.loads.count());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_failed_load_is_not_kept(String tiers, Shape form) throws Exception {
    start(tiers, form);
    Answer answer = one.call(key);
    one.loads.nextOf(answer).fail(new IllegalStateException("down"));
    assertEquals("down", answer.failure().getMessage());
    load(one, "v");
    assertEquals("v", two.call(key).value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void many_callers_cost_one_load(String tiers, Shape form) throws Exception {
    start(tiers, form);
    Answer first = one.call(key);
    Load load = one.loads.nextOf(first);
    List<Answer> joined = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      joined.add(one.join(key));
    }
    load.complete("v");
    assertEquals("v", first.value());
    for (Answer each : joined) {
      assertEquals("v", each.value());
    }
    assertEquals("v", one.call(key).value(), "while the value is on its way to the store");
    assertEquals(1, one.loads.count());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_copy_is_served_without_asking_for_as_long_as_its_entry_had_left(String tiers, Shape form)
      throws Exception {
    start(tiers, form);
    load(one, "v");
    assertEquals("v", two.call(key).value());
    long before = asked(two);
    assertEquals("v", two.call(key).value());
    assertEquals(before + (tiers.contains("memory") ? 0 : 1), asked(two));
    // The store goes by a clock of its own: there the entry lives on.
    two.advance(TTL);
    before = asked(two);
    assertEquals("v", two.call(key).value());
    assertEquals(before + 1, asked(two));
    assertEquals(0, two.loads.count());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_write_is_seen_by_its_own_process_at_once_and_by_others_soon(String tiers, Shape form)
      throws Exception {
    start(tiers, form);
    load(one, "old");
    assertEquals("old", two.call(key).value());
    two.written(key);
    load(two, "new");
    comesTo(one, "new");
    assertEquals(1, one.loads.count());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_load_from_before_a_write_elsewhere_never_lands(String tiers, Shape form) throws Exception {
    start(tiers, form);
    Answer before = one.call(key);
    Load old = one.loads.nextOf(before);
    two.written(key);
    old.complete("old");
    assertEquals("old", before.value());
    two.loads.answer(any -> "new");
    assertEquals("new", two.call(key).value());
    comesTo(one, "new");
    assertEquals("new", two.call(key).value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void what_an_operator_deletes_ends_everywhere(String tiers, Shape form) throws Exception {
    start(tiers, form);
    load(one, "old");
    assertEquals("old", two.call(key).value());
    operatorDeletes(entry());
    comesTo(one, "new");
    comesTo(two, "new");
  }
}
