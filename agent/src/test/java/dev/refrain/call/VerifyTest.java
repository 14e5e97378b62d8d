package dev.refrain.call;

import static dev.refrain.call.VerifyScene.quote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.call.VerifyScene.Price;
import dev.refrain.call.VerifyScene.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code mode: verify}: each way in which a method may not fit is named, and nothing else. */
class VerifyTest {
  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  /** An object of the application's without equals, as old as they come. */
  static class Order {
    private final long number;
    private final List<Object> lines = new ArrayList<>();
    private Order previous;

    Order(long number) {
      this.number = number;
      this.previous = this;
    }

    void add(Object line) {
      lines.add(number + ":" + line + previous.number);
    }
  }

  private static Order order() {
    Order order = new Order(7);
    order.add("x");
    return order;
  }

  static Stream<Supplier<Object>> pureMethods() {
    return Stream.of(
        () -> null,
        () -> new String("text"),
        () -> quote("1.50"),
        () -> order(),
        () -> new Object[] {1, new double[] {0.5, Double.NaN}, null},
        () -> new TreeMap<>(Map.of("a", List.of(order()), "b", List.of())),
        () -> new LinkedHashSet<>(List.of(quote("1"), quote("2"))),
        () -> Optional.of(Map.of(TimeUnit.DAYS, new Date(12))),
        () -> new BigDecimal("12.50"),
        () -> TimeUnit.HOURS);
  }

  @ParameterizedTest
  @MethodSource("pureMethods")
  void of_a_pure_method_nothing_is_said(Supplier<Object> body) throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    scene.source.body = body;
    for (int i = 0; i < 10; i++) {
      scene.call();
      scene.advance(Duration.ofSeconds(1));
    }
    assertEquals("", scene.findings());
    assertEquals(9, scene.counters().comparedResults());
    assertEquals(0, scene.counters().differingResults());
    assertEquals(10, scene.source.runs);
    assertTrue(
        scene.report().contains("\n  verified compared differ share unchecked\n  r 9 0 0.0 % 0\n"),
        scene::report);
  }

  @ParameterizedTest
  @EnumSource
  void a_method_that_answers_each_tenant_differently(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, new CallFixture(Runnable::run), "mode: verify");
    for (int i = 0; i < 6; i++) {
      String tenant = i % 2 == 0 ? "1" : "2";
      scene.loads.answer(key -> quote(tenant));
      assertEquals(quote(tenant), scene.call("a").value());
      scene.fixture.housekeeper.poll();
      scene.advance(Duration.ofSeconds(1));
    }
    String report = findings(scene);
    assertTrue(
        report.contains(
            "rule 'values': results depend on something outside the key (first 'price.amount'):"
                + " back to an earlier one 4 times, another one at the same moment never; name it"
                + " in 'key:'"),
        report);
    assertEquals(1, report.lines().count(), report);
  }

  private static String findings(Scene scene) {
    dev.refrain.observe.RuleSummary rule =
        new dev.refrain.observe.RuleSummary("values", "verify", 1, List.of());
    return dev.refrain.observe.Report.of(List.of(rule), scene.fixture.recorder)
        .lines()
        .filter(line -> line.startsWith("  ! "))
        .reduce("", (all, each) -> all + each + "\n");
  }

  @Test
  void a_method_that_reads_a_tenant_of_its_thread() throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    scene.source.body = () -> quote(TENANT.get());
    for (String tenant : List.of("1", "2", "1", "2")) {
      TENANT.set(tenant);
      scene.call();
    }
    TENANT.remove();
    assertTrue(
        scene
            .findings()
            .startsWith(
                "rule 'r': results depend on something outside the key (first 'price.amount'):"
                    + " back to an earlier one twice, another one at the same moment once;"),
        scene::findings);
    assertTrue(scene.report().contains("\n  r 3 2 66.7 % 0\n"), scene::report);
  }

  @Test
  void a_list_that_its_callers_change() throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    scene.source.body = () -> new ArrayList<>(List.of("a"));
    for (int i = 0; i < 3; i++) {
      @SuppressWarnings("unchecked")
      List<Object> mine = (List<Object>) scene.call();
      assertEquals(List.of("a"), mine);
      mine.add("mine");
    }
    assertEquals(
        "rule 'r': callers change the value that they get (first 'size'): set 'copy: true'\n",
        scene.findings());
    assertEquals(2, scene.counters().differingResults());
  }

  @Test
  void with_copies_callers_may_change_what_they_get() throws Throwable {
    VerifyScene scene = new VerifyScene("mode: verify\ncopy: true");
    scene.source.body = () -> new ArrayList<>(List.of("a"));
    for (int i = 0; i < 3; i++) {
      ((List<?>) scene.call()).clear();
    }
    assertEquals("", scene.findings());
    assertEquals(2, scene.counters().comparedResults());
  }

  @Test
  void a_value_that_the_method_gives_out_again_and_again_is_its_own_affair() throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    List<Object> live = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      live.add(i);
      assertSame(live, scene.call(live));
    }
    assertEquals("", scene.findings());
  }

  static Stream<Supplier<Object>> clocks() {
    return Stream.of(
        System::currentTimeMillis,
        System::nanoTime,
        Date::new,
        () -> Map.of("asOf", Instant.now().toString()),
        () -> new Quote("A", new Price(BigDecimal.ONE, "EUR"), Instant.now()));
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void a_method_that_reads_the_clock(Supplier<Object> body) throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    scene.source.body = body;
    Object first = scene.call();
    Eventually.holds("the clock goes on", () -> !first.equals(body.get()));
    for (int i = 0; i < 3; i++) {
      scene.call();
    }
    assertTrue(
        scene.findings().startsWith("rule 'r': it reads the clock (first "), scene::findings);
    assertEquals(1, scene.findings().lines().count(), scene::findings);
  }

  @Test
  void results_that_change_within_the_ttl() throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    for (int i = 0; i < 20; i++) {
      scene.call(quote(i < 8 ? "1" : "2"));
      scene.advance(Duration.ofSeconds(1));
    }
    assertEquals(
        "rule 'r': 63.2 % of the results had changed within the ttl (first 'price.amount'), 13.5 s"
            + " after the run on average; 0.0 % within 3.00 s, 22.2 % within 10.0 s: choose a"
            + " shorter ttl, or 'evict' by the method that changes them\n",
        scene.findings());
  }

  @Test
  void results_of_which_none_comes_again() throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    for (int i = 0; i < 5; i++) {
      scene.call(quote("" + i));
      scene.advance(Duration.ofSeconds(1));
    }
    assertEquals(
        "rule 'r': no result was like the kept one (first 'price.amount'), 2.50 s after the run on"
            + " average: it may give another one at every call, and is then not one to cache; else"
            + " choose a shorter ttl, or 'evict' by the method that changes them\n",
        scene.findings());
  }

  @Test
  void a_method_that_makes_something_new_each_time() throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    scene.source.body = () -> List.of("a", UUID.randomUUID());
    for (int i = 0; i < 5; i++) {
      scene.call();
    }
    assertTrue(
        scene
            .findings()
            .startsWith("rule 'r': it gives another result at every call (first '[1]')"),
        scene::findings);
  }

  @Test
  void no_value_is_told() throws Throwable {
    // The report tells one path: each kind of difference has a scene of its own.
    for (String key : List.of("SECRET-1", "SECRET-4")) {
      VerifyScene scene = VerifyScene.verify();
      scene.call(Map.of("SECRET-1", List.of("SECRET-2")));
      scene.call(Map.of(key, List.of("SECRET-3")));
      assertFalse((scene.report() + scene.fixture.log()).contains("SECRET"), scene::report);
      assertEquals(1, scene.counters().differingResults());
    }
  }

  @Test
  void evictions_conditions_and_the_end_of_the_ttl_are_heeded() throws Throwable {
    VerifyScene scene = new VerifyScene("mode: verify\nunless: result == 'none'");
    scene.call("none");
    scene.call("a");
    assertEquals(0, scene.counters().comparedResults());
    scene.write();
    scene.call("b");
    scene.advance(Duration.ofSeconds(30));
    scene.call("c");
    assertEquals(0, scene.counters().comparedResults());
    scene.call("none");
    assertEquals(1, scene.counters().differingResults(), "the cache would have given c");
    assertThrows(
        IllegalStateException.class,
        () -> {
          scene.source.body =
              () -> {
                throw new IllegalStateException("down");
              };
          scene.call();
        });
    assertEquals(1, scene.counters().comparedResults());
  }

  @Test
  void a_run_from_before_an_eviction_is_not_kept() throws Throwable {
    Scene scene = Scene.of(Shape.COMPLETABLE, new CallFixture(Runnable::run), "mode: verify");
    scene.call("a");
    Load before = scene.loads.next();
    scene.written("a");
    before.complete("old");
    assertEquals(0, scene.region().store().size());
    scene.load("a", "new");
    scene.load("a", "new");
    assertEquals(0, scene.fixture.counters("values").verified().differingResults());
    assertEquals(1, scene.fixture.counters("values").verified().comparedResults());
  }

  @Test
  void a_call_that_would_have_waited_for_another_ones_run_is_compared() throws Throwable {
    Scene scene = Scene.of(Shape.COMPLETABLE, new CallFixture(Runnable::run), "mode: verify");
    Answer first = scene.call("a");
    Load ofFirst = scene.loads.next();
    Answer second = scene.call("a");
    Load ofSecond = scene.loads.next();
    assertSame(ofFirst.pending(Shape.COMPLETABLE), first.result());
    assertSame(ofSecond.pending(Shape.COMPLETABLE), second.result());
    ofFirst.complete("a");
    ofSecond.complete("b");
    assertEquals(1, scene.fixture.counters("values").verified().differingResults());
  }

  @Test
  void what_can_not_be_compared_in_time_is_counted() throws Throwable {
    Queue<Runnable> waiting = new ArrayDeque<>();
    VerifyScene scene = new VerifyScene("mode: verify", waiting::add);
    for (int i = 0; i < 1_100; i++) {
      assertEquals("a", scene.call("a"));
    }
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
    assertEquals(1_024, scene.counters().comparedResults());
    assertEquals(75, scene.counters().uncheckedResults());
  }

  @Test
  void a_value_is_looked_at_before_its_caller_has_it() throws Throwable {
    Queue<Runnable> waiting = new ArrayDeque<>();
    VerifyScene scene = new VerifyScene("mode: verify", waiting::add);
    scene.source.body = () -> new int[] {1};
    scene.call();
    int[] mine = (int[]) scene.call();
    Arrays.fill(mine, 2);
    waiting.remove().run();
    assertEquals(0, scene.counters().differingResults());
    assertEquals("", scene.findings());
  }

  @Test
  void futures_that_hold_futures_are_left_alone() throws Throwable {
    VerifyScene scene = VerifyScene.verify();
    scene.source.body = () -> CompletableFuture.completedFuture(1);
    scene.call();
    scene.call();
    assertEquals(0, scene.counters().comparedResults());
  }
}
