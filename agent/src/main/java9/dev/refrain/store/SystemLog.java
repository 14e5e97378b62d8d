package dev.refrain.store;

import java.util.ResourceBundle;

/** {@link LibraryLog} for the Caffeine of Java 11 and later, which asks {@link System} for it. */
public final class SystemLog implements System.Logger {
  private static final SystemLog INSTANCE = new SystemLog();

  private SystemLog() {}

  public static System.Logger getLogger(String name) {
    return INSTANCE;
  }

  @Override
  public String getName() {
    return "refrain";
  }

  @Override
  public boolean isLoggable(Level level) {
    return level.compareTo(Level.WARNING) >= 0;
  }

  @Override
  public void log(Level level, ResourceBundle texts, String message, Throwable failure) {
    if (isLoggable(level)) {
      LibraryLog.getLogger(null).log(LibraryLevel.WARNING, message, failure);
    }
  }

  @Override
  public void log(Level level, ResourceBundle texts, String format, Object... parameters) {
    log(level, texts, format, (Throwable) null);
  }
}
