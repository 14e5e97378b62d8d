package dev.refrain.call;

import dev.refrain.rules.Rule;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the door of a method when its woven code first asks for it. */
public interface DoorMaker {
  /**
   * A door without rules; {@link BoundDoor#bind} gives it some.
   *
   * @param at the class's own lookup; {@code null} for class files before Java 7
   */
  BoundDoor make(Class<?> declaring, MethodFacts facts, MethodHandles.@Nullable Lookup at);

  /** Doors for these rules have been put into a class that is about to be defined. */
  void expect(List<Rule> rules);
}
