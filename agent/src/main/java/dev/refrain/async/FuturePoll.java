package dev.refrain.async;

import java.util.concurrent.Future;

/** Watches futures that have no callback, by asking now and then whether they are done. */
public interface FuturePoll {
  /** Tells {@code outcome} soon after {@code future} has ended. Blocks no thread. */
  void add(Future<?> future, Outcome outcome);
}
