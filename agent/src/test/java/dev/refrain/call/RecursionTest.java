package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promise 11: a call that meets its own key again runs the method; it never waits for itself. */
class RecursionTest {
  private final CallFixture fixture = new CallFixture();

  interface Body {
    Object run(Base self, String key) throws Throwable;
  }

  /** A class whose bodies a test writes. */
  static class Base {
    Body body;
    Body asynchronous;

    Object find(String key) throws Throwable {
      return body.run(this, key);
    }

    @SuppressWarnings("unchecked")
    CompletableFuture<Object> later(String key) throws Throwable {
      return (CompletableFuture<Object>) asynchronous.run(this, key);
    }
  }

  static class Derived extends Base {
    Body override;

    @Override
    Object find(String key) throws Throwable {
      return override.run(this, key);
    }
  }

  static class Unwoven extends Base {}

  @Test
  void a_recursive_call_of_the_same_key_runs_the_method() throws Throwable {
    WovenMethod find = fixture.weave(Base.class, "find");
    fixture.rules("- {name: r, method: Base#find, ttl: 1m}");
    AtomicInteger runs = new AtomicInteger();
    Base base = new Base();
    base.body = (self, key) -> runs.incrementAndGet() < 3 ? find.call(self, key) + "!" : "v";
    assertEquals("v!!", find.call(base, "a"));
    assertEquals(3, runs.get());
    assertEquals("v!!", find.call(base, "a"), "the outermost call's value is kept");
    assertEquals(3, runs.get());
    assertTrue(RegionProbe.isIdle(fixture.region("r")));
  }

  @Test
  void an_asynchronous_body_that_calls_itself_runs() throws Throwable {
    WovenMethod later = fixture.weave(Base.class, "later");
    fixture.rules("- {name: r, method: Base#later, ttl: 1m}");
    AtomicInteger runs = new AtomicInteger();
    Base base = new Base();
    base.asynchronous =
        (self, key) -> {
          if (runs.incrementAndGet() == 1) {
            CompletableFuture<?> inner = (CompletableFuture<?>) later.call(self, key);
            return inner.thenApply(value -> value + "!");
          }
          return CompletableFuture.completedFuture("v");
        };
    CompletableFuture<?> outer = (CompletableFuture<?>) later.call(base, "a");
    assertEquals("v!", outer.get(1, TimeUnit.MINUTES));
    assertEquals("v!", ((CompletableFuture<?>) later.call(base, "a")).get());
    assertEquals(2, runs.get());
  }

  @Test
  void a_nested_call_of_another_key_is_cached_by_itself() throws Throwable {
    WovenMethod find = fixture.weave(Base.class, "find");
    fixture.rules("- {name: r, method: Base#find, ttl: 1m}");
    AtomicInteger runs = new AtomicInteger();
    Base base = new Base();
    base.body =
        (self, key) -> {
          runs.incrementAndGet();
          return key.isEmpty() ? "" : find.call(self, key.substring(1)) + "x";
        };
    assertEquals("xxx", find.call(base, "abc"));
    assertEquals("xx", find.call(base, "bc"));
    assertEquals(4, runs.get());
  }

  @Test
  void an_override_that_calls_super_is_one_call() throws Throwable {
    WovenMethod base = fixture.weave(Base.class, "find");
    WovenMethod derived = fixture.weave(Derived.class, "find");
    fixture.rules("- {name: r, method: [Base#find, Derived#find], ttl: 1m}");
    AtomicInteger runs = new AtomicInteger();
    Derived object = new Derived();
    object.body = (self, key) -> "base" + runs.incrementAndGet();
    object.override = (self, key) -> base.call(self, key) + " derived";
    assertEquals("base1 derived", derived.call(object, "a"));
    assertEquals("base1 derived", derived.call(object, "a"));
    assertEquals(1, runs.get());
    // Reached by other ways than super, too, the overridden body is not a call to cache.
    assertEquals("base2", base.call(object, "a"));
    assertEquals("base3", base.call(object, "a"));
    Base plain = new Base();
    plain.body = object.body;
    assertEquals("base4", base.call(plain, "a"));
    assertEquals("base4", base.call(plain, "a"), "a receiver that does not override is cached");
    Unwoven inherits = new Unwoven();
    inherits.body = object.body;
    assertEquals("base5", base.call(inherits, "a"));
    assertEquals("base5", base.call(inherits, "a"));
  }

  @Test
  void a_delegating_proxy_of_the_same_method_is_cached_once_a_receiver() throws Throwable {
    WovenMethod find = fixture.weave(Base.class, "find");
    fixture.rules("- {name: r, method: Base#find, ttl: 1m, instances: shared}");
    AtomicInteger runs = new AtomicInteger();
    Base delegate = new Base();
    delegate.body = (self, key) -> "v" + runs.incrementAndGet();
    Base proxy = new Base();
    proxy.body = (self, key) -> find.call(delegate, key);
    assertEquals("v1", find.call(proxy, "a"));
    assertEquals("v1", find.call(proxy, "a"));
    assertEquals("v1", find.call(delegate, "a"));
    assertEquals(1, runs.get());
  }

  @Test
  void two_threads_whose_loads_need_each_others_keys_do_not_wait_in_a_circle() throws Throwable {
    circle(2);
  }

  @Test
  void nor_do_five() throws Throwable {
    circle(5);
  }

  private void circle(int threads) throws Exception {
    WovenMethod find = fixture.weave(Base.class, "find");
    fixture.rules("- {name: r, method: Base#find, ttl: 1m, loadTimeout: 1h}");
    CyclicBarrier allLoad = new CyclicBarrier(threads);
    ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    Base base = new Base();
    base.body =
        (self, key) -> {
          depth.set(depth.get() + 1);
          if (depth.get() > 1) {
            return key;
          }
          allLoad.await(1, TimeUnit.MINUTES);
          String next = Integer.toString((Integer.parseInt(key) + 1) % threads);
          return key + ">" + find.call(self, next);
        };
    Answer[] answers = new Answer[threads];
    for (int i = 0; i < threads; i++) {
      answers[i] = Answer.of(Shape.PLAIN, find, base, Integer.toString(i));
    }
    for (int i = 0; i < threads; i++) {
      assertTrue(answers[i].value().toString().startsWith(i + ">"));
    }
    assertTrue(RegionProbe.isIdle(fixture.region("r")));
  }
}
