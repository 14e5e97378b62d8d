package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** The receiver and arguments of one call, for a condition that looks at them when it has ended. */
final class Call {
  private final @Nullable Object self;
  private final @Nullable Object[] arguments;

  Call(@Nullable Object self, @Nullable Object[] arguments) {
    this.self = self;
    this.arguments = arguments;
  }

  @Nullable Object self() {
    return self;
  }

  @Nullable Object[] arguments() {
    return arguments;
  }
}
