package dev.refrain.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** One run of a cached method's body, which ends when a test says so. */
final class Load {
  private final Object key;
  private final Thread thread = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CompletableFuture<Object> stage = new CompletableFuture<>();
  private final FutureTask<Object> task = new FutureTask<>(this::outcome);
  private volatile Object value;
  private volatile Throwable failure;

  Load(Object key) {
    this.key = key;
  }

  Object key() {
    return key;
  }

  /** The thread that runs the body. */
  Thread thread() {
    return thread;
  }

  /** As a plain body: waits in this thread. */
  Object await() throws Exception {
    ended.await();
    return outcome();
  }

  CompletableFuture<Object> completable() {
    return stage;
  }

  CompletionStage<Object> stage() {
    return stage;
  }

  Future<Object> task() {
    return task;
  }

  /** What the application has under way, as it handed it out. */
  Future<?> pending(Shape shape) {
    return shape == Shape.FUTURE ? task : stage;
  }

  void complete(Object result) {
    value = result;
    end();
    stage.complete(result);
  }

  void fail(Throwable why) {
    failure = why;
    end();
    stage.completeExceptionally(why);
  }

  private void end() {
    ended.countDown();
    task.run();
  }

  private Object outcome() throws Exception {
    if (failure != null) {
      throw Load.<RuntimeException>sneaky(failure);
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable failure) throws T {
    throw (T) failure;
  }
}
