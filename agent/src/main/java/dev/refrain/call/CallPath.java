package dev.refrain.call;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Makes the doors of woven methods. Thread-safe. */
public final class CallPath implements DoorMaker {
  private final Binder binder;

  public CallPath(Services services, Overrides overrides) {
    this.binder = new Binder(services, overrides);
  }

  @Override
  public BoundDoor make(Class<?> declaring, MethodFacts facts, MethodHandles.@Nullable Lookup at) {
    return new MethodDoor(binder, declaring, facts, at);
  }
}
