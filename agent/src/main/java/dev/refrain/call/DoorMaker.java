package dev.refrain.call;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Makes the door of a method when its woven code first asks for it. */
public interface DoorMaker {
  /**
   * A door without rules; {@link BoundDoor#bind} gives it some.
   *
   * @param at the class's own lookup; {@code null} for class files before Java 7
   */
  BoundDoor make(Class<?> declaring, MethodFacts facts, MethodHandles.@Nullable Lookup at);
}
