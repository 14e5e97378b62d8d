package dev.refrain.call;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What holds however threads interleave: a model checker switches between them wherever they touch
 * what they share, and compares what they saw with what one thread could have seen.
 */
@Tag("interleaving")
class InterleavingTest {
  /** Seen through the cache and written with evictions, the source behaves as if it had none. */
  @Test
  void a_load_that_began_before_an_eviction_never_lands_after_it() {
    check(Written.class, Register.class);
  }

  @Test
  void one_load_a_key() {
    check(Counted.class, One.class);
  }

  @Test
  void a_failed_load_is_gone_before_waiters_are_told() {
    check(Retried.class, One.class);
  }

  private static void check(Class<?> model, Class<?> oneThread) {
    ModelCheckingOptions options = new ModelCheckingOptions();
    options
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(1)
        .iterations(Integer.getInteger("refrain.scenarios.number", 4))
        .invocationsPerIteration(Integer.getInteger("refrain.interleavings", 200))
        .minimizeFailedScenario(false)
        .sequentialSpecification(oneThread)
        .logLevel(LoggingLevel.ERROR)
        // A map of Caffeine's, and what a single thread has for itself: no switch inside of them.
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(
                    "dev.refrain.store.MemoryStore",
                    "dev.refrain.store.CoarseClock",
                    "dev.refrain.observe.HitCounter",
                    "dev.refrain.observe.MethodCounters",
                    "dev.refrain.call.MethodBinding",
                    "dev.refrain.call.key.KeyPlan")
                .allMethods()
                .treatAsAtomic());
    options.check(model);
  }

  /** A source that is read through the cache. */
  public static class Written {
    private final TracedMethod method = new TracedMethod(this::load);
    private volatile int source;

    private int load(int run) {
      return source;
    }

    @Operation
    public int read() {
      return method.call();
    }

    @Operation
    public void write(@Param(gen = IntGen.class, conf = "1:3") int value) {
      method.evict();
      source = value;
      method.evict();
    }
  }

  /** What {@link Written} is for one thread. */
  public static class Register {
    private int value;

    public int read() {
      return value;
    }

    public void write(int next) {
      value = next;
    }
  }

  /** Gives the number of its load. */
  public static class Counted {
    private final TracedMethod method = new TracedMethod(run -> run);

    @Operation
    public int read() {
      return method.call();
    }
  }

  /** Its first load fails; whoever sees that tries once more. */
  public static class Retried {
    private final TracedMethod method = new TracedMethod(Retried::load);

    private static int load(int run) {
      if (run == 1) {
        throw new IllegalStateException("the first");
      }
      return run - 1;
    }

    @Operation
    public int read() {
      try {
        return method.call();
      } catch (RuntimeException first) {
        return method.call();
      }
    }
  }

  /** Loaded once and kept. */
  public static class One {
    public int read() {
      return 1;
    }
  }
}
