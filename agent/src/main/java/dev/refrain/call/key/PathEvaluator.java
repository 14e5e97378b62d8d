package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** Properties read one after the other; what is null ends the path. */
final class PathEvaluator extends Evaluator {
  private final Evaluator root;
  private final PropertyStep[] steps;

  PathEvaluator(Evaluator root, PropertyStep[] steps) {
    super(steps[steps.length - 1].type());
    this.root = root;
    this.steps = steps;
  }

  @Override
  @Nullable Object eval(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result)
      throws Throwable {
    Object value = root.eval(self, a, b, c, rest, result);
    for (int i = 0; i < steps.length && value != null; i++) {
      value = steps[i].read(value);
    }
    return value;
  }
}
