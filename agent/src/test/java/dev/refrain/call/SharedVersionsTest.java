package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 16 in a rolling deployment: each version keeps its own entries, beside the other's. */
class SharedVersionsTest {
  private SharedScene scene;

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String store : List.of("shared", "[memory, shared]")) {
        all.add(new Object[] {shape, store});
      }
    }
    return all;
  }

  @AfterEach
  void stop() {
    scene.stop();
  }

  /** The second process has met an entry of the first one's version. */
  private void scene(Shape shape, String store, String ttl) throws Exception {
    scene = SharedScene.of(shape, store, "ttl: " + ttl);
    scene.two.fixture.stores().codec.version = "2";
    scene.one.load("a", "one");
    scene.two.load("a", "two");
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void both_are_served_from_the_store(Shape shape, String store) throws Exception {
    scene(shape, store, "30m");
    scene.two.load("b", "two");
    scene.one.load("b", "one");
    for (Scene each : List.of(scene.one, scene.two)) {
      each.region().evictAll();
    }
    assertEquals("one", scene.one.call("b").value());
    assertEquals("two", scene.two.call("b").value());
    assertEquals("one", scene.one.call("a").value(), "it was left alone");
    assertEquals("two", scene.two.call("a").value(), "the first to meet another is kept as well");
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void one_that_has_met_none_lately_finds_its_own(Shape shape, String store) throws Exception {
    scene(shape, store, "3h");
    scene.advance(Duration.ofHours(2));
    scene.two.region().evictAll();
    assertEquals("two", scene.two.call("a").value());
    assertEquals(2, scene.two.fixture.recorder.store("shared").otherShapeEntries());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void an_eviction_reaches_both(Shape shape, String store) throws Exception {
    scene(shape, store, "30m");
    scene.two.load("b", "two");
    scene.one.load("b", "one");
    scene.one.written("b");
    scene.two.load("b", "two again");
    scene.one.load("b", "one again");
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void when_the_other_version_is_gone_there_is_one_place_again(Shape shape, String store)
      throws Exception {
    scene(shape, store, "30m");
    scene.advance(Duration.ofMinutes(30));
    scene.one.fixture.stores().codec.version = "2";
    scene.two.load("a", "new");
    assertEquals("new", scene.one.call("a").value());
  }
}
