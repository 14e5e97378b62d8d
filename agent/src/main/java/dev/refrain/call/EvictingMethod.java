package dev.refrain.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method under evicting rules: evicts before its body runs and after its outcome, whatever that
 * is, since a write that failed may have happened.
 */
final class EvictingMethod implements Doorway {
  private final List<EvictionTrigger> evictions;
  private final @Nullable Doorway inner;
  private final Services services;

  EvictingMethod(List<EvictionTrigger> evictions, @Nullable Doorway inner, Services services) {
    this.evictions = evictions;
    this.services = services;
    this.inner = inner;
  }

  @Override
  public @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
    EvictingCall call = new EvictingCall(evictions, services, self, arguments);
    call.evictBefore();
    Object entered = inner == null ? null : inner.enter(self, arguments);
    if (entered instanceof RefrainDoor && entered != RefrainDoor.NULL) {
      call.contain((RefrainDoor) entered);
      return call;
    }
    return entered == null ? call : entered;
  }
}
