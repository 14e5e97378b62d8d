package dev.refrain.call;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.rules.Rule;
import dev.refrain.store.CoarseClock;
import dev.refrain.store.FakeTicker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/**
 * An asynchronous method of one key, made of as little as possible: a model checker looks into all
 * of it, thousands of times.
 */
final class TracedMethod {
  private static final List<Rule> RULES =
      CallFixture.read("rules: [{name: values, method: TracedMethod#find, ttl: forever}]\n");
  private static final MethodFacts FACTS =
      new MethodFacts(
          TracedMethod.class.getName(),
          "find",
          "(Ljava/lang/String;)Ljava/util/concurrent/CompletableFuture;",
          Modifier.STATIC,
          List.of("key"));

  private static final Housekeeper IDLE = new Housekeeper(new ElasticExecutor());

  private final IntUnaryOperator body;
  private final AtomicInteger runs = new AtomicInteger();
  private final BoundDoor door;
  private final Region region;

  /**
   * @param body what a load gives or throws, by its number
   */
  TracedMethod(IntUnaryOperator body) {
    this.body = body;
    Recorder recorder =
        new Recorder(new Log(new PrintStream(OutputStream.nullOutputStream()), false));
    CoarseClock clock = new CoarseClock(new FakeTicker());
    Services services = new Services(clock, Runnable::run, IDLE, () -> 0, recorder);
    door =
        new CallPath(services, (declaring, method, receiver) -> false)
            .make(TracedMethod.class, FACTS, MethodHandles.lookup());
    door.bind(RULES);
    region = services.regions().of("values").get(0).region();
  }

  int call() {
    Object entered = door.enter1(null, "key");
    Object result =
        entered == null || entered instanceof RefrainDoor
            ? RefrainDoor.exit(load(), entered)
            : entered;
    try {
      return (Integer) ((CompletableFuture<?>) result).join();
    } catch (CompletionException failed) {
      throw (RuntimeException) failed.getCause();
    }
  }

  private CompletableFuture<Object> load() {
    try {
      return CompletableFuture.completedFuture(body.applyAsInt(runs.incrementAndGet()));
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  void evict() {
    region.evict("key");
  }
}
