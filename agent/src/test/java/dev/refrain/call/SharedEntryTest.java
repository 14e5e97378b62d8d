package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.StoreCounters;
import dev.refrain.servers.Until;
import dev.refrain.store.StoreKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What one process has loaded, another one is served; for each shape and kind of store. */
@ParameterizedClass
@MethodSource("matrix")
class SharedEntryTest {
  private final Shape shape;
  private final String store;
  private final String lookup;
  private SharedScene scene;

  SharedEntryTest(Shape shape, String store, String lookup) {
    this.shape = shape;
    this.store = store;
    this.lookup = lookup;
  }

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String store : List.of("shared", "[memory, shared]")) {
        for (String lookup : List.of("auto", "caller", "background")) {
          all.add(new Object[] {shape, store, lookup});
        }
      }
    }
    return all;
  }

  @BeforeEach
  void start() {
    scene = SharedScene.of(shape, store, "lookup: " + lookup + "\n");
  }

  @AfterEach
  void stop() {
    scene.stop();
  }

  private StoreKey entry() {
    return new StoreKey(
        "refrain:values:dev.refrain.call.Repository." + shape.method() + "(String):a~key");
  }

  @Test
  void another_process_is_served() throws Exception {
    scene.one.load("a", "v");
    assertEquals("v", scene.one.call("a").value());
    assertEquals("v", scene.two.call("a").value());
    assertEquals(0, scene.two.loads.count());
    scene.two.load("b", "w");
    assertEquals("w", scene.one.call("b").value());
    assertEquals(1, scene.one.loads.count());
    assertTrue(scene.server.keys().contains(entry().text()), () -> scene.server.keys().toString());
  }

  @Test
  void null_is_a_value_there_too() throws Exception {
    scene.one.load("a", null);
    assertNull(scene.two.call("a").value());
    assertEquals(0, scene.two.loads.count());
  }

  @Test
  void nothing_outlives_its_ttl_in_any_process() throws Exception {
    scene.one.load("a", "v");
    scene.advance(Duration.ofSeconds(40));
    assertEquals("v", scene.two.call("a").value());
    scene.advance(Duration.ofSeconds(21));
    scene.two.load("a", "w");
    assertEquals("w", scene.one.call("a").value());
  }

  @Test
  void a_failed_load_is_not_kept() throws Exception {
    Answer answer = scene.one.call("a");
    scene.one.loads.nextOf(answer).fail(new IllegalStateException("down"));
    assertEquals("down", answer.failure().getMessage());
    scene.one.load("a", "v");
    assertEquals("v", scene.two.call("a").value());
  }

  @Test
  void many_callers_cost_one_load() throws Exception {
    Answer first = scene.one.call("a");
    Load load = scene.one.loads.next();
    List<Answer> joined = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      joined.add(scene.one.join("a"));
    }
    load.complete("v");
    assertEquals("v", first.value());
    for (Answer each : joined) {
      assertEquals("v", each.value());
    }
    assertEquals("v", scene.one.call("a").value(), "while the value is on its way to the store");
    assertEquals(1, scene.one.loads.count());
  }

  @Test
  void damaged_bytes_are_a_miss_and_overwritten() throws Exception {
    scene.one.load("a", "v");
    StoreKey key = entry();
    byte[] frame = scene.server.raw(key).clone();
    frame[frame.length - key.bytes().length - 5] ^= 1;
    scene.server.put(key, frame);
    scene.two.load("a", "w");
    assertEquals(1, scene.two.fixture.recorder.store("shared").damagedEntries());
    assertEquals("w", scene.one.call("a").value());
    assertEquals(0, scene.two.fixture.counters(Scene.RULE).errors());
  }

  @Test
  void nonsense_is_a_miss_and_overwritten() throws Exception {
    scene.server.put(entry(), "nonsense".getBytes(StandardCharsets.UTF_8));
    scene.two.load("a", "w");
    assertEquals("w", scene.one.call("a").value());
  }

  @Test
  void an_entry_of_another_version_is_left_alone() throws Exception {
    scene.two.fixture.stores().codec.version = "2";
    scene.one.load("a", "v");
    byte[] before = scene.server.raw(entry());
    scene.two.load("a", "w");
    assertEquals(before, scene.server.raw(entry()));
    assertEquals(1, scene.two.fixture.recorder.store("shared").otherShapeEntries());
    assertEquals(0, scene.two.fixture.recorder.store("shared").hits());
    assertEquals("v", scene.one.call("a").value());
  }

  @Test
  void what_entries_of_other_versions_keep_out_memory_keeps() throws Exception {
    scene.one.load("a", "v");
    scene.one.fixture.stores().codec.variant = "of another allowed class";
    scene.one.region().evictAll();
    scene.one.load("a", "v");
    scene.two.fixture.stores().codec.variant = "of a third";
    scene.two.load("a", "w");
    boolean near = store.contains("memory");
    if (near) {
      assertEquals("w", scene.two.call("a").value());
    } else {
      scene.two.load("a", "w");
    }
    scene.server.delete(new StoreKey("refrain:values"));
    scene.two.load("a", "x");
    assertEquals(near ? 2 : 3, scene.two.loads.count(), "an eviction ends the copy");
  }

  @Test
  void values_that_get_lost_stay_in_memory() throws Exception {
    scene.one.fixture.stores().codec.loses = true;
    scene.one.load("a", "v");
    assertEquals("v", scene.one.call("a").value());
    scene.one.load("b", "w");
    assertEquals("w", scene.one.call("b").value());
    assertEquals(
        "refrain: rule 'values' keeps to memory for dev.refrain.call.Repository#"
            + shape.method()
            + ": Quote.secret is lost\n",
        scene.one.fixture.log());
  }

  @Test
  void memory_serves_where_a_node_is_down() throws Exception {
    scene.one.fixture.stores().away(true);
    for (int i = 0; i < 10; i++) {
      scene.one.load("k" + i, "v" + i);
    }
    assertFalse(scene.one.fixture.stores().guard.isOpen(), "the store as a whole is there");
    String lost =
        "refrain: a node of store 'shared' does not answer (one: away); calls that need it run"
            + " without the store until it or another does\n";
    Until.holds("it is told of", () -> scene.one.fixture.log().equals(lost));
    boolean near = store.contains("memory");
    if (near) {
      assertEquals("v3", scene.one.call("k3").value());
    } else {
      scene.one.load("k3", "w");
    }
    assertEquals(near ? 10 : 11, scene.one.loads.count());
    StoreCounters counters = scene.one.fixture.stores().guard.counters();
    assertEquals(0, counters.lookups());
    assertTrue(counters.unansweredRequests() >= scene.one.loads.count());
    scene.one.fixture.stores().away(false);
    scene.two.load("b", "v");
    assertEquals("v", scene.one.call("b").value());
    assertEquals(0, scene.one.fixture.counters(Scene.RULE).errors());
    Until.holds(
        "its return is told of",
        () -> scene.one.fixture.log().contains("a node of store 'shared' answers again after"));
  }

  @Test
  void without_the_store_methods_run_and_nothing_fails() throws Exception {
    scene.one.fixture.stores().cut(true);
    for (int i = 0; i < 10; i++) {
      scene.one.load("k" + i, "v" + i);
    }
    assertTrue(scene.one.fixture.stores().guard.isOpen());
    boolean near = store.contains("memory");
    int before = scene.one.loads.count();
    scene.one.load("late", "v");
    if (near) {
      assertEquals("v", scene.one.call("late").value(), "memory serves during an outage");
    } else {
      scene.one.load("late", "w");
    }
    assertEquals(before + (near ? 1 : 2), scene.one.loads.count());
    assertEquals(0, scene.one.fixture.counters(Scene.RULE).errors());
  }
}
