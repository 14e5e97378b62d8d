package dev.refrain.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What Caffeine gets in place of a {@code java.util.logging.Logger} when the agent's jar is packed:
 * asking for one of those would start the log manager, which an application server must be the
 * first to do. Says the first thing that goes wrong inside the library, and no more.
 */
public final class LibraryLog {
  private static final LibraryLog INSTANCE = new LibraryLog();

  private final AtomicBoolean told = new AtomicBoolean();

  private LibraryLog() {}

  public static LibraryLog getLogger(@Nullable String name) {
    return INSTANCE;
  }

  public void log(LibraryLevel level, String message) {
    log(level, message, null);
  }

  /** The message is the library's own; that of an exception may hold values. */
  public void log(LibraryLevel level, String message, @Nullable Throwable failure) {
    if (told.compareAndSet(false, true)) {
      String type = failure == null ? "" : ": " + failure.getClass().getName();
      System.err.println("refrain: the memory store: " + message + type + " (told once)");
    }
  }
}
