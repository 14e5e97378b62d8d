package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** What a door leads to where its method is not simply cached. */
interface Doorway {
  /** As {@link RefrainDoor#enterN}. Never throws, except what the method itself could. */
  @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments);
}
