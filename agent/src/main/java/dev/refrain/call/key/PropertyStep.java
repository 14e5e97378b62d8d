package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** One step of a path: reads a property. Thread-safe. */
abstract class PropertyStep {
  /** Declared type of the property; {@code Object} if known at run time only. */
  abstract Class<?> type();

  abstract @Nullable Object read(Object target) throws Throwable;
}
