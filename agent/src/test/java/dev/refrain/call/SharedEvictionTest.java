package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.store.StoreKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Promises 12 and 18 across processes: an eviction anywhere beats entries and loads everywhere. */
@ParameterizedClass
@MethodSource("matrix")
class SharedEvictionTest {
  private final Shape shape;
  private final String store;
  private final String target;
  private SharedScene scene;

  SharedEvictionTest(Shape shape, String store, String target) {
    this.shape = shape;
    this.store = store;
    this.target = target;
  }

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String store : List.of("shared", "[memory, shared]")) {
        for (String target : List.of("key: [key]", "")) {
          all.add(new Object[] {shape, store, target});
        }
      }
    }
    return all;
  }

  @BeforeEach
  void start() {
    scene = SharedScene.of(shape, store, "");
    String settings = "store: " + store + "\ninstances: shared\n";
    for (Scene each : List.of(scene.one, scene.two)) {
      each.fixture.rules(each.caching(settings) + each.evicting(target));
    }
  }

  @AfterEach
  void stop() {
    scene.stop();
  }

  @Test
  void a_write_in_one_process_is_seen_by_the_other() throws Exception {
    scene.one.load("a", "old");
    assertEquals("old", scene.two.call("a").value());
    scene.two.written("a");
    scene.one.load("a", "new");
    assertEquals("new", scene.two.call("a").value());
  }

  @Test
  void a_process_that_never_called_the_method_evicts_it() throws Exception {
    scene.one.load("a", "old");
    scene.one.load("b", "kept");
    scene
        .two
        .fixture
        .services
        .regions()
        .remove(scene.two.fixture.services.regions().of(Scene.RULE).get(0));
    scene.two.written("a");
    scene.one.load("a", "new");
    boolean byKey = target.startsWith("key");
    if (byKey) {
      assertEquals("kept", scene.one.call("b").value());
    } else {
      scene.one.load("b", "new");
    }
  }

  @Test
  void a_load_from_before_a_foreign_write_never_lands() throws Exception {
    Answer before = scene.one.call("a");
    Load old = scene.one.loads.nextOf(before);
    scene.two.written("a");
    old.complete("old");
    assertEquals("old", before.value());
    scene.two.load("a", "new");
    assertEquals("new", scene.one.call("a").value());
  }

  @Test
  void a_load_from_during_a_foreign_write_never_lands() throws Exception {
    Answer write = scene.two.write("a");
    Load writing = scene.two.loads.nextOf(write);
    Answer during = scene.one.call("a");
    Load old = scene.one.loads.nextOf(during);
    writing.complete("written");
    write.value();
    old.complete("old");
    during.value();
    scene.one.load("a", "new");
  }

  @Test
  void a_copy_read_while_a_foreign_write_passed_is_not_kept() throws Exception {
    scene.one.load("a", "old");
    scene
        .two
        .fixture
        .stores()
        .client
        .beforeNextReply(
            () -> {
              try {
                scene.one.written("a");
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertEquals("old", scene.two.call("a").value(), "who asked before the write may see it");
    scene.two.load("a", "new");
  }

  @Test
  void nobody_joins_a_load_from_before_a_foreign_write() throws Exception {
    Answer before = scene.one.call("a");
    Load old = scene.one.loads.nextOf(before);
    scene.two.written("a");
    Answer after = scene.one.call("a");
    scene.one.loads.nextOf(after).complete("new");
    assertEquals("new", after.value());
    old.complete("old");
    scene.one.call("a").value();
    assertEquals("new", scene.two.call("a").value());
  }

  @Test
  void an_operators_delete_reaches_memory_and_loads() throws Exception {
    String method = "dev.refrain.call.Repository." + shape.method() + "(String)";
    StoreKey key = new StoreKey("refrain:values:" + method + (target.isEmpty() ? ":a" : ":a~key"));
    scene.one.load("a", "old");
    assertEquals("old", scene.two.call("a").value());
    scene.server.delete(key);
    Answer between = scene.two.call("a");
    Load load = scene.two.loads.nextOf(between);
    scene.server.delete(key);
    load.complete("between");
    between.value();
    scene.one.load("a", "new");
    assertEquals("new", scene.two.call("a").value());
  }

  @Test
  void an_eviction_while_cut_off_is_made_up_for() throws Exception {
    scene.one.load("a", "old");
    assertEquals("old", scene.two.call("a").value());
    scene.two.fixture.stores().cut(true);
    scene.two.written("a");
    scene.two.load("a", "new, during the outage");
    scene.two.fixture.stores().cut(false);
    Eventually.holds("the store is used again", () -> !scene.two.fixture.stores().guard.isOpen());
    scene.two.load("a", "new");
    assertEquals("new", scene.one.call("a").value());
  }

  @Test
  void an_asynchronous_write_ends_after_its_eviction() throws Exception {
    scene.one.load("a", "old");
    Answer write = scene.two.write("a");
    Load writing = scene.two.loads.nextOf(write);
    if (shape.isPlain()) {
      writing.complete("written");
      write.value();
    } else {
      scene.two.fixture.stores().client.hold();
      writing.complete("written");
      if (shape == Shape.FUTURE) {
        scene.two.fixture.housekeeper.poll();
      }
      Eventually.holds(
          "the eviction is on its way", () -> scene.two.fixture.stores().client.held() > 0);
      assertFalse(write.isDone());
      scene.two.fixture.stores().client.release();
      assertEquals("written", write.value());
    }
    assertTrue(scene.one.fixture.counters(Scene.RULE).errors() == 0);
    scene.one.load("a", "new");
  }

  @Test
  void an_operators_eviction_of_the_rule_reaches_all() throws Exception {
    scene.one.load("a", "old");
    assertEquals("old", scene.two.call("a").value());
    assertTrue(scene.two.fixture.services.evict(Scene.RULE));
    scene.one.load("a", "new");
    assertEquals("new", scene.two.call("a").value());
  }
}
