package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stamp is current until its key or one of its groups changes. */
class ChangesTest {
  private final Changes changes = new Changes();
  private final StoreKey key = new StoreKey("shop:quotes:find:ACME");
  private final StoreKey rule = new StoreKey("shop:quotes");

  @Test
  void nothing_has_changed() {
    Stamp stamp = changes.stamp(key, List.of(rule));
    changes.changed(new StoreKey("shop:quotes:find:OTHER"));
    assertTrue(stamp.isCurrent());
  }

  @Test
  void a_change_of_the_key_or_of_a_group_voids_a_stamp() {
    Stamp one = changes.stamp(key, List.of(rule));
    changes.changed(key);
    assertFalse(one.isCurrent());
    Stamp two = changes.stamp(key, List.of(rule));
    assertTrue(two.isCurrent());
    changes.changed(rule);
    assertFalse(two.isCurrent());
  }

  @Test
  void a_change_may_be_told_by_bytes() {
    StoreKey umlaut = new StoreKey("shop:quotes:find:'Zürich, CH'");
    Stamp stamp = changes.stamp(umlaut, List.of());
    changes.changed("shop:quotes:find:'Zürich, CH'".getBytes(StandardCharsets.UTF_8));
    assertFalse(stamp.isCurrent());
  }

  @Test
  void anything_voids_every_stamp() {
    Stamp stamp = changes.stamp(key, List.of());
    changes.anythingChanged();
    assertFalse(stamp.isCurrent());
  }
}
