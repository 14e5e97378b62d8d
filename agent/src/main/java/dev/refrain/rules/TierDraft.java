package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/** The {@code store} of a rule as it is written: memory, a shared store, or both. Immutable. */
final class TierDraft {
  final boolean memory;

  /** The name of the shared store; whether there is such a store is not known yet. */
  final @Nullable Text shared;

  TierDraft(boolean memory, @Nullable Text shared) {
    this.memory = memory;
    this.shared = shared;
  }
}
