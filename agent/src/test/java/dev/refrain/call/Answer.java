package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** What one caller gets: of a plain method in a thread of its own, else its future. */
final class Answer {
  private final Future<?> result;
  private final Thread thread;

  private Answer(Future<?> result, Thread thread) {
    this.result = result;
    this.thread = thread;
  }

  static Answer of(Shape shape, WovenMethod method, Object self, Object... arguments) {
    if (!shape.isPlain()) {
      try {
        return new Answer((Future<?>) method.call(self, arguments), Thread.currentThread());
      } catch (Throwable failure) {
        return new Answer(CompletableFuture.failedFuture(failure), Thread.currentThread());
      }
    }
    CompletableFuture<Object> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(method.call(self, arguments));
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            },
            "caller");
    thread.setDaemon(true);
    thread.start();
    return new Answer(result, thread);
  }

  /** The thread that makes the call. */
  Thread thread() {
    return thread;
  }

  /** The caller's own future; of a plain method one that tells how its call ended. */
  Future<?> result() {
    return result;
  }

  Object value() throws Exception {
    return result.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** What the call failed with, as {@code get} tells it. */
  Throwable failure() throws Exception {
    try {
      return fail("gave " + value());
    } catch (ExecutionException failed) {
      return failed.getCause();
    }
  }

  boolean isDone() {
    return result.isDone();
  }

  /** Whether it came to wait for another call's load. */
  Answer awaitWaiting() {
    Eventually.holds("waits for another's load", this::isWaiting);
    return this;
  }

  boolean isWaiting() {
    return thread == Thread.currentThread()
        ? !result.isDone()
        : LockSupport.getBlocker(thread) instanceof ThreadWaiter;
  }

  void assertPending() throws Exception {
    try {
      result.get(0, TimeUnit.NANOSECONDS);
      fail("has ended");
    } catch (TimeoutException pending) {
      assertTrue(true);
    }
  }
}
