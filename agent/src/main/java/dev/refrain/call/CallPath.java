package dev.refrain.call;

import dev.refrain.rules.Rule;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the doors of woven methods. Thread-safe. */
public final class CallPath implements DoorMaker {
  private final Binder binder;
  private final SharedRules shared;

  public CallPath(Services services, Overrides overrides) {
    this.binder = new Binder(services, overrides);
    this.shared = services.shared();
  }

  @Override
  public BoundDoor make(Class<?> declaring, MethodFacts facts, MethodHandles.@Nullable Lookup at) {
    return new MethodDoor(binder, declaring, facts, at);
  }

  @Override
  public void expect(List<Rule> rules) {
    shared.expect(rules);
  }
}
