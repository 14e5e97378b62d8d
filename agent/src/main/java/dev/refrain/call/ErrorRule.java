package dev.refrain.call;

import dev.refrain.rules.RememberedErrors;
import java.util.List;

/** Which failures of a method's loads are remembered. Immutable. */
final class ErrorRule {
  private final RememberedErrors settings;

  ErrorRule(RememberedErrors settings) {
    this.settings = settings;
  }

  /**
   * Whether the rule names the exceptions: they are then answers, such as that there is no such
   * thing, and beat a stale value; any other failure may be an outage.
   */
  boolean isNamed() {
    return !settings.types().isEmpty();
  }

  long ttlNanos() {
    return settings.ttlNanos();
  }

  /** Errors of the JVM's are remembered only by name. */
  boolean remembers(Throwable failure) {
    boolean named = isNamed() ? isOneOf(failure, settings.types()) : failure instanceof Exception;
    return named && !isOneOf(failure, settings.except());
  }

  private static boolean isOneOf(Throwable failure, List<String> names) {
    for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
      if (names.contains(type.getName()) || names.contains(type.getCanonicalName())) {
        return true;
      }
    }
    return false;
  }
}
