package dev.refrain.call;

import dev.refrain.async.AsyncAdapters;
import dev.refrain.async.FuturePoll;
import dev.refrain.async.Outcome;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks futures without a callback whether they are done. Each future hangs off the class whose
 * method gave it, so that one which nobody will ever complete keeps no class loader.
 */
final class FuturePolls {
  private final ConcurrentLinkedQueue<WeakReference<PollOfClass>> waiting =
      new ConcurrentLinkedQueue<>();
  private final PollByClass byClass = new PollByClass();
  private final Thread asker;

  /**
   * Nothing to be asked yet.
   *
   * @param asker is unparked when there is something to ask after there was nothing
   */
  FuturePolls(Thread asker) {
    this.asker = asker;
  }

  /** The poll for futures that methods of this class give. */
  FuturePoll of(Class<?> declaring) {
    return byClass.get(declaring);
  }

  boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Tells the outcomes of the futures that are done. For one thread at a time. */
  void poll() {
    for (Iterator<WeakReference<PollOfClass>> all = waiting.iterator(); all.hasNext(); ) {
      PollOfClass each = all.next().get();
      if (each == null || each.isThrough()) {
        all.remove();
      }
    }
  }

  private final class PollByClass extends ClassValue<PollOfClass> {
    @Override
    protected PollOfClass computeValue(Class<?> type) {
      return new PollOfClass();
    }
  }

  /** The futures of one class. */
  private final class PollOfClass implements FuturePoll {
    private final ConcurrentLinkedQueue<Polled> polled = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean waits = new AtomicBoolean();

    @Override
    public void add(Future<?> future, Outcome outcome) {
      polled.add(new Polled(future, outcome));
      if (waits.compareAndSet(false, true)) {
        waiting.add(new WeakReference<>(this));
        LockSupport.unpark(asker);
      }
    }

    /** Asks each future; whether none is left. */
    boolean isThrough() {
      for (Iterator<Polled> all = polled.iterator(); all.hasNext(); ) {
        if (all.next().tellIfDone()) {
          all.remove();
        }
      }
      if (!polled.isEmpty()) {
        return false;
      }
      waits.set(false);
      // One that was added just before that has woken nobody.
      return polled.isEmpty() || !waits.compareAndSet(false, true);
    }
  }

  /** A future and who wants to know. */
  private static final class Polled {
    private final Future<?> future;
    private final Outcome outcome;

    Polled(Future<?> future, Outcome outcome) {
      this.future = future;
      this.outcome = outcome;
    }

    boolean tellIfDone() {
      try {
        if (!future.isDone()) {
          return false;
        }
        AsyncAdapters.harvest(future, outcome);
      } catch (Throwable broken) {
        outcome.ended(null, broken);
      }
      return true;
    }
  }
}
