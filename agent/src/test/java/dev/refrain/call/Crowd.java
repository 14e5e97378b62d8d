package dev.refrain.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * 64 callers of a scene's method, each of which asks again as soon as it has its answer, in steps
 * of a fake clock: time goes on when all of them have their answer, or wait for a load.
 */
final class Crowd implements AutoCloseable {
  static final int CALLERS = 64;

  private final Scene scene;
  private final SlowBackEnd backEnd;
  private final Random random = new Random(64);
  private final List<Caller> callers = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
  private final List<String> keys;
  private boolean mayWait = true;

  Crowd(Scene scene, SlowBackEnd backEnd, List<String> keys) {
    this.scene = scene;
    this.backEnd = backEnd;
    this.keys = keys;
    for (int i = 0; i < CALLERS; i++) {
      callers.add(new Caller());
    }
  }

  /** Whether a load may be waited for; else a step ends only when all have their answer. */
  void mayWait(boolean may) {
    mayWait = may;
  }

  /** Each caller that is not waiting asks for one of the keys; then time passes. */
  void step(Duration by, Consumer<Object> each) throws Exception {
    scene.fixture.chance = random.nextDouble();
    for (Caller caller : callers) {
      if (caller.result == null) {
        caller.ask(keys.get(random.nextInt(keys.size())));
      }
    }
    settle();
    collect(each);
    scene.advance(by);
    backEnd.finish();
    settle();
    collect(each);
  }

  private void settle() {
    Eventually.holds(
        "all callers have their answer or wait",
        () -> {
          scene.fixture.housekeeper.poll();
          return callers.stream().allMatch(Caller::isSettled) && backEnd.isSettled(scene.region());
        });
  }

  private void collect(Consumer<Object> each) throws Exception {
    for (Caller caller : callers) {
      Future<?> result = caller.result;
      if (result != null && result.isDone()) {
        caller.result = null;
        each.accept(result.get());
      }
    }
  }

  /** How many wait for an answer. */
  long waiting() {
    return callers.stream().filter(each -> each.result != null).count();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** One of them. */
  private final class Caller {
    private Future<?> result;
    private volatile Thread thread;

    void ask(String key) {
      CompletableFuture<Object> answer = new CompletableFuture<>();
      result = answer;
      if (!scene.shape.isPlain()) {
        result = Answer.of(scene.shape, scene.method, scene.repository, key).result();
        return;
      }
      thread = null;
      threads.execute(
          () -> {
            thread = Thread.currentThread();
            try {
              answer.complete(scene.method.call(scene.repository, key));
            } catch (Throwable failure) {
              answer.completeExceptionally(failure);
            }
          });
    }

    boolean isSettled() {
      if (result == null || result.isDone()) {
        return true;
      }
      if (!mayWait || !scene.shape.isPlain()) {
        return mayWait;
      }
      Thread in = thread;
      Object blocker = in == null ? null : LockSupport.getBlocker(in);
      boolean waits = blocker instanceof ThreadWaiter || blocker instanceof LoadGate;
      return backEnd.isLoading(in) || (waits && backEnd.running() > 0);
    }
  }
}
