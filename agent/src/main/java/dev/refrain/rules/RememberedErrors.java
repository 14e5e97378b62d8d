package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which failures are remembered, and for how long. Immutable. */
public final class RememberedErrors {
  private final long ttlNanos;
  private final List<String> types;
  private final List<String> except;

  public RememberedErrors(long ttlNanos, List<String> types, List<String> except) {
    this.ttlNanos = ttlNanos;
    this.types = Collections.unmodifiableList(new ArrayList<>(types));
    this.except = Collections.unmodifiableList(new ArrayList<>(except));
  }

  /** How long a failure is thrown again, in nanoseconds; positive. */
  public long ttlNanos() {
    return ttlNanos;
  }

  /** Whole names of the exceptions that are remembered; empty: every one. */
  public List<String> types() {
    return types;
  }

  /** Whole names of the exceptions that are not, though {@link #types} has them. */
  public List<String> except() {
    return except;
  }
}
