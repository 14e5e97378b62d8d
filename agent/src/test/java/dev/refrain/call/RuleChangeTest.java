package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 22: rules change while calls are in flight; entries last as long as their meaning. */
class RuleChangeTest {
  /** Settings that change nothing of what a kept entry means. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ttl: 5m",
        "ttlJitter: 10%",
        "maximumEntries: 7",
        "loadTimeout: 1s",
        "when: key != 'b'",
        "unless: result == null",
        "instances: separate"
      })
  void entries_stay_while_their_rules_identity_does(String changed) throws Exception {
    Scene scene = Scene.of(Shape.PLAIN);
    scene.load("a", "v");
    scene.rules(changed);
    assertEquals("v", scene.call("a").value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"key: [key]", "instances: shared", "mode: off", "mode: observe"})
  void entries_of_another_meaning_are_dropped(String changed) throws Exception {
    Scene scene = Scene.of(Shape.PLAIN);
    Region before = scene.region();
    scene.load("a", "old");
    scene.rules(changed);
    assertEquals(0, before.store().size(), "dropped at once");
    scene.rules("");
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_that_is_removed_drops_its_entries(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Region before = scene.region();
    scene.load("a", "old");
    scene.fixture.noRules();
    assertEquals(0, before.store().size());
    scene.load("a", "as without a rule");
    scene.load("a", "and again");
    scene.rules("");
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void a_load_under_a_rule_that_is_removed_serves_its_callers_and_lands_nowhere(Shape shape)
      throws Exception {
    Scene scene = Scene.of(shape);
    Region before = scene.region();
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer joined = scene.join("a");
    scene.fixture.noRules();
    scene.load("a", "as without a rule");
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", joined.value());
    assertEquals(0, before.store().size());
    assertTrue(RegionProbe.isIdle(before));
    scene.rules("");
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_load_goes_on_over_a_change_that_keeps_the_identity(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    scene.rules("maximumEntries: 7");
    Answer joined = scene.join("a");
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", joined.value());
    assertEquals("v", scene.call("a").value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_load_from_before_a_change_of_identity_does_not_land_after_it(Shape shape)
      throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    scene.rules("key: [key]");
    load.complete("old");
    assertEquals("old", first.value());
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void an_eviction_that_is_added_reaches_the_loads_under_way(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.fixture.rules(scene.caching(""));
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    scene.rules("");
    scene.written("a");
    load.complete("old");
    assertEquals("old", first.value());
    scene.load("a", "new");
  }

  @Test
  void a_write_under_way_still_evicts_after_its_rule_is_gone() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE);
    Answer write = scene.write("a");
    Load writing = scene.loads.next();
    scene.load("a", "read during the write");
    scene.fixture.rules(scene.caching(""));
    writing.complete("written");
    assertEquals("written", write.value());
    scene.load("a", "new");
  }

  @Test
  void a_rule_that_turns_out_wrong_takes_no_other_along() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN);
    scene.fixture.rules(scene.caching("key: [nothing.like.this]") + scene.evicting("key: [key]"));
    scene.load("a", "v");
    scene.load("a", "w");
    scene.written("a");
    assertTrue(scene.fixture.log().contains("rule 'values' is off"), scene.fixture.log());
    scene.rules("");
    scene.load("a", "x");
    assertEquals("x", scene.call("a").value());
    assertFalse(scene.fixture.services.regions().evict("nobody"));
  }
}
