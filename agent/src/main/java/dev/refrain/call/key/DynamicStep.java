package dev.refrain.call.key;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** A step from a value of unknown declared type: found anew for each concrete class. */
final class DynamicStep extends PropertyStep {
  private final ClassSteps steps;

  DynamicStep(String name, MethodHandles.@Nullable Lookup at) {
    this.steps = new ClassSteps(name, at);
  }

  @Override
  Class<?> type() {
    return Object.class;
  }

  @Override
  @Nullable Object read(Object target) throws Throwable {
    Object step = steps.get(target.getClass());
    if (step instanceof PropertyStep) {
      return ((PropertyStep) step).read(target);
    }
    throw new EvaluationException((String) step);
  }

  /** The step of each class, or the text that says why it has none. */
  private static final class ClassSteps extends ClassValue<Object> {
    private final String name;
    private final MethodHandles.@Nullable Lookup at;

    ClassSteps(String name, MethodHandles.@Nullable Lookup at) {
      this.name = name;
      this.at = at;
    }

    @Override
    protected Object computeValue(Class<?> type) {
      try {
        return PropertyFinder.find(type, name, at);
      } catch (BindException missing) {
        return String.valueOf(missing.getMessage());
      }
    }
  }
}
