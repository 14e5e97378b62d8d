package dev.refrain.call.key;

import dev.refrain.rules.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression: a tree of small immutable nodes. Thread-safe.
 *
 * <p>Inside, up to three arguments travel one by one and only longer lists as an array, so that a
 * lookup need not build one.
 */
public abstract class Evaluator {
  public static final Object[] NO_ARGUMENTS = {};

  private final Class<?> type;

  Evaluator(Class<?> type) {
    this.type = Boxes.of(type);
  }

  /** An expression of any type. */
  public static Evaluator compile(Expression expression, Scope scope) throws BindException {
    return new ExpressionCompiler(scope).compile(expression);
  }

  /** An expression that is true or false. */
  public static Evaluator condition(Expression expression, Scope scope) throws BindException {
    return new ExpressionCompiler(scope).condition(expression);
  }

  /** What it gives: erased, boxed, {@code Object} if unknown. */
  public final Class<?> type() {
    return type;
  }

  /** Whether it can give null; by its declared type alone. */
  boolean mayBeNull() {
    return true;
  }

  /**
   * The value for a call; throws what the application's own methods throw, and {@link
   * EvaluationException}.
   */
  public final @Nullable Object read(
      @Nullable Object self, @Nullable Object[] arguments, @Nullable Object result)
      throws Throwable {
    switch (arguments.length) {
      case 0:
        return eval(self, null, null, null, NO_ARGUMENTS, result);
      case 1:
        return eval(self, arguments[0], null, null, NO_ARGUMENTS, result);
      case 2:
        return eval(self, arguments[0], arguments[1], null, NO_ARGUMENTS, result);
      case 3:
        return eval(self, arguments[0], arguments[1], arguments[2], NO_ARGUMENTS, result);
      default:
        return eval(self, null, null, null, arguments, result);
    }
  }

  /** Whether it gives {@code Boolean.TRUE}; throws as {@link #read} does. */
  public final boolean test(
      @Nullable Object self, @Nullable Object[] arguments, @Nullable Object result)
      throws Throwable {
    switch (arguments.length) {
      case 0:
        return holds(self, null, null, null, NO_ARGUMENTS, result);
      case 1:
        return holds(self, arguments[0], null, null, NO_ARGUMENTS, result);
      case 2:
        return holds(self, arguments[0], arguments[1], null, NO_ARGUMENTS, result);
      case 3:
        return holds(self, arguments[0], arguments[1], arguments[2], NO_ARGUMENTS, result);
      default:
        return holds(self, null, null, null, arguments, result);
    }
  }

  /** As {@link #test}, of a method with at most three parameters; those it has not are null. */
  public final boolean test(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object result)
      throws Throwable {
    return holds(self, a, b, c, NO_ARGUMENTS, result);
  }

  /**
   * @param rest all arguments of a method with more than three parameters, else empty
   */
  abstract @Nullable Object eval(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result)
      throws Throwable;

  boolean holds(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result)
      throws Throwable {
    return Boolean.TRUE.equals(eval(self, a, b, c, rest, result));
  }
}
