package dev.refrain.call;

import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Failures for a reason of the thread that ran a load, which say nothing about the key. */
final class ThreadFailures {
  private static final int MAXIMUM_DEPTH = 16;

  private ThreadFailures() {}

  static boolean isOne(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAXIMUM_DEPTH; depth++) {
      if (cause instanceof InterruptedException
          || cause instanceof StrayedCall
          || isInterruptedIo(cause)
          || cause instanceof java.nio.channels.ClosedByInterruptException
          || cause instanceof VirtualMachineError
          || cause instanceof ThreadDeath) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Not its subclasses, and not what some clients say when time is up: those are the back end's.
   */
  private static boolean isInterruptedIo(Throwable cause) {
    return cause.getClass() == InterruptedIOException.class
        && !"timeout".equals(cause.getMessage());
  }
}
