package dev.refrain.call;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The receiver and arguments of one call: for a condition that looks at them when it has ended, and
 * for a body that runs in another thread.
 */
final class Call {
  private final @Nullable Object self;
  private final @Nullable Object[] arguments;
  private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();

  Call(@Nullable Object self, @Nullable Object[] arguments) {
    this.self = self;
    this.arguments = arguments;
  }

  /** A call of up to three arguments. */
  static Call of(
      @Nullable Object self,
      int arguments,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c) {
    Object[] all = {a, b, c};
    return new Call(self, arguments == all.length ? all : Arrays.copyOf(all, arguments));
  }

  @Nullable Object self() {
    return self;
  }

  @Nullable Object[] arguments() {
    return arguments;
  }

  /** The context class loader of its thread. */
  @Nullable ClassLoader context() {
    return context;
  }
}
