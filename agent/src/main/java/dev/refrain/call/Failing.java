package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** How a plain call ends that gets somebody else's failure. */
interface Failing {
  @Nullable Throwable failure();
}
