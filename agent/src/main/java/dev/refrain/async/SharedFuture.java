package dev.refrain.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One caller's view of a future that others share: cancelled alone, harvested by whoever waits. */
final class SharedFuture implements Future<@Nullable Object>, Promise {
  /** How long a waiting caller may fail to notice that its own view has ended. */
  private static final long SLICE_NANOS = 20_000_000L;

  private final StagePromise own = new StagePromise();
  private final CompletableFuture<?> ended = (CompletableFuture<?>) own.result();
  private final Source source;

  SharedFuture(Source source) {
    this.source = source;
  }

  @Override
  public Object result() {
    return this;
  }

  @Override
  public void end(@Nullable Object value, @Nullable Throwable failure) {
    own.end(value, failure);
  }

  @Override
  public boolean hasCallbacks() {
    return false;
  }

  @Override
  public void onCancel(Cancellation cancellation) {
    own.onCancel(cancellation);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return own.cancel(mayInterruptIfRunning);
  }

  @Override
  public boolean isCancelled() {
    return isDone() && ended.isCancelled();
  }

  @Override
  public boolean isDone() {
    if (!ended.isDone()) {
      Object pending = source.pending();
      if (pending != null && ((Future<?>) pending).isDone()) {
        FutureAdapter.harvest((Future<?>) pending, source);
      }
    }
    return ended.isDone();
  }

  @Override
  public @Nullable Object get() throws InterruptedException, ExecutionException {
    while (!isDone()) {
      await(SLICE_NANOS);
    }
    return outcome();
  }

  @Override
  public @Nullable Object get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    while (!isDone()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException();
      }
      await(Math.min(left, SLICE_NANOS));
    }
    return outcome();
  }

  private @Nullable Object outcome() throws InterruptedException, ExecutionException {
    try {
      return ended.get();
    } catch (ExecutionException failed) {
      Throwable why = failed.getCause();
      throw why instanceof HarvestedFailure ? new ExecutionException(why.getCause()) : failed;
    }
  }

  /** Waits for the shared future where there is one, else for being told. */
  private void await(long nanos) throws InterruptedException {
    Object pending = source.pending();
    if (pending == null || ((Future<?>) pending).isDone()) {
      if (pending != null) {
        FutureAdapter.harvest((Future<?>) pending, source);
      }
      try {
        ended.get(nanos, TimeUnit.NANOSECONDS);
      } catch (TimeoutException
          | ExecutionException
          | java.util.concurrent.CancellationException e) {
        // The loop of the caller looks again and throws what is to be thrown.
      }
    } else {
      FutureAdapter.harvest((Future<?>) pending, source, nanos);
    }
  }
}
