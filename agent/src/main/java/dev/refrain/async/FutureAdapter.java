package dev.refrain.async;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * {@link Future}, which has no callback: its outcome is harvested when somebody gets it, and by the
 * poll.
 */
final class FutureAdapter implements AsyncAdapter {
  private final FuturePoll poll;
  private final StageAdapter stages = new StageAdapter();

  FutureAdapter(FuturePoll poll) {
    this.poll = poll;
  }

  @Override
  public Object completed(@Nullable Object value) {
    return CompletableFuture.completedFuture(value);
  }

  @Override
  public Promise promise(Source source) {
    return new SharedFuture(source);
  }

  @Override
  public boolean isDone(Object result) {
    return ((Future<?>) result).isDone();
  }

  @Override
  public void watch(Object result, Outcome outcome) {
    Future<?> future = (Future<?>) result;
    if (result instanceof CompletionStage) {
      stages.watch(result, outcome);
    } else if (future.isDone()) {
      harvest(future, outcome);
    } else {
      poll.add(future, outcome);
    }
  }

  @Override
  public void cancel(Object result, boolean mayInterrupt) {
    ((Future<?>) result).cancel(mayInterrupt);
  }

  /** Tells the outcome of a future that is done. */
  static void harvest(Future<?> future, Outcome outcome) {
    boolean interrupted = Thread.interrupted();
    try {
      harvest(future, outcome, 0);
    } catch (InterruptedException impossible) {
      // A future that is done does not wait, and the flag was cleared.
      outcome.ended(null, impossible);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for a future's end, but not longer than {@code nanos}; tells its outcome, if it came. */
  static void harvest(Future<?> future, Outcome outcome, long nanos) throws InterruptedException {
    Object value;
    try {
      value = future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException pending) {
      return;
    } catch (ExecutionException failed) {
      outcome.ended(null, new HarvestedFailure(failed.getCause()));
      return;
    } catch (CancellationException cancelled) {
      outcome.ended(null, cancelled);
      return;
    }
    outcome.ended(value, null);
  }
}
