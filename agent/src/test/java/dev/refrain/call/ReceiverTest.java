package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises 15 and 6: entries belong to the receiver unless they are shared, and die with it. */
class ReceiverTest {
  /** Equal objects that are not the same. */
  static class Tenant {
    final String region;
    int runs;

    Tenant(String region) {
      this.region = region;
    }

    Object find(String key) {
      runs++;
      return region + runs;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Tenant;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private final CallFixture fixture = new CallFixture();

  private WovenMethod find(String settings) {
    WovenMethod woven = fixture.weave(Tenant.class, "find");
    fixture.rules("- {name: r, method: Tenant#find, ttl: forever" + settings + "}");
    return woven;
  }

  @Test
  void receivers_that_are_equal_but_not_the_same_share_nothing() throws Throwable {
    WovenMethod find = find("");
    Tenant[] tenants = {new Tenant("a"), new Tenant("b"), new Tenant("c")};
    for (int round = 0; round < 3; round++) {
      for (Tenant each : tenants) {
        assertEquals(each.region + 1, find.call(each, "k"));
      }
    }
    assertEquals(3, fixture.counters("r").receivers());
    assertEquals(3, fixture.counters("r").loads());
  }

  @Test
  void shared_instances_share_everything() throws Throwable {
    WovenMethod find = find(", instances: shared");
    assertEquals("a1", find.call(new Tenant("a"), "k"));
    assertEquals("a1", find.call(new Tenant("b"), "k"));
  }

  @Test
  void a_path_of_this_in_the_key_shares_what_is_equal_there() throws Throwable {
    WovenMethod find = find(", key: [this.region, key]");
    assertEquals("a1", find.call(new Tenant("a"), "k"));
    assertEquals("a1", find.call(new Tenant("a"), "k"));
    assertEquals("b1", find.call(new Tenant("b"), "k"));
  }

  @ParameterizedTest
  @EnumSource
  void receivers_have_flights_of_their_own(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer one = scene.call("a");
    Load ofOne = scene.loads.next();
    Answer other = scene.call(new Repository(scene.loads), "a");
    scene.loads.next().complete("other");
    assertEquals("other", other.value());
    ofOne.complete("one");
    assertEquals("one", one.value());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_receiver_and_its_entries_can_be_collected(int which) throws Throwable {
    WovenMethod find = find("");
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      tenants.add(new Tenant("t" + i));
      find.call(tenants.get(i), "k");
      find.call(tenants.get(i), "l");
    }
    Region region = fixture.region("r");
    region.sweep();
    assertEquals(6, region.store().size());
    WeakReference<Tenant> gone = new WeakReference<>(tenants.remove(which));
    awaitCollected(gone);
    Eventually.holds(
        "its entries are swept",
        () -> {
          region.sweep();
          return region.store().size() == 4;
        });
    for (Tenant each : tenants) {
      assertEquals(each.region + 1, find.call(each, "k"), "others keep theirs");
    }
    Tenant successor = new Tenant("new");
    assertEquals("new1", find.call(successor, "k"));
    assertEquals("new1", find.call(successor, "k"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_load_of_a_receiver_that_is_gone_lands_nowhere(boolean first) throws Exception {
    CompletableFuture<Object> pending = new CompletableFuture<>();
    WovenMethod find = fixture.weave(Forgettable.class, "find");
    fixture.rules("- {name: r, method: Forgettable#find, ttl: forever}");
    Forgettable other = new Forgettable(CompletableFuture.completedFuture("v"));
    if (!first) {
      Answer.of(Shape.COMPLETABLE, find, other, "k").value();
    }
    WeakReference<Forgettable> gone = callOnce(find, pending);
    awaitCollected(gone);
    pending.complete("late");
    fixture.region("r").sweep();
    assertEquals(first ? 0 : 1, fixture.region("r").store().size());
    assertEquals("v", Answer.of(Shape.COMPLETABLE, find, other, "k").value());
    assertEquals(true, RegionProbe.isIdle(fixture.region("r")));
  }

  private static WeakReference<Forgettable> callOnce(
      WovenMethod find, CompletableFuture<Object> pending) {
    Forgettable receiver = new Forgettable(pending);
    Answer.of(Shape.COMPLETABLE, find, receiver, "k");
    return new WeakReference<>(receiver);
  }

  static class Forgettable {
    private final CompletableFuture<Object> result;

    Forgettable(CompletableFuture<Object> result) {
      this.result = result;
    }

    CompletableFuture<Object> find(String key) {
      return result;
    }
  }

  private static void awaitCollected(WeakReference<?> reference) {
    Eventually.holds(
        "collected",
        () -> {
          System.gc();
          return reference.get() == null;
        });
  }

  @Test
  void many_receivers_leave_nothing_behind() throws Throwable {
    WovenMethod find = find("");
    for (int i = 0; i < 2_000; i++) {
      find.call(new Tenant("t" + i), "k");
    }
    Region region = fixture.region("r");
    Eventually.holds(
        "at most one is left",
        () -> {
          System.gc();
          region.sweep();
          return region.store().size() <= 1 && region.receivers().others().size() <= 1;
        });
    assertNotEquals(0, fixture.counters("r").receivers());
  }
}
