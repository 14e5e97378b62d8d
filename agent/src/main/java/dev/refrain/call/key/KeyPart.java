package dev.refrain.call.key;

import dev.refrain.rules.Expression;
import dev.refrain.rules.Expression.Path;
import org.jspecify.annotations.Nullable;

/** One part of a key: reads it and makes it a value. Immutable. */
final class KeyPart {
  private final Evaluator evaluator;
  private final String text;
  private final boolean ofReceiver;
  private final int slot;
  private final boolean plain;

  private KeyPart(Evaluator evaluator, String text, boolean ofReceiver) throws BindException {
    this.evaluator = evaluator;
    this.text = text;
    this.ofReceiver = ofReceiver;
    this.slot =
        evaluator instanceof ArgumentEvaluator ? ((ArgumentEvaluator) evaluator).slot() : -1;
    this.plain = Freezer.isPlain(evaluator.type());
    String refusal = Freezer.refusal(evaluator.type(), text);
    if (refusal != null) {
      throw new BindException(refusal);
    }
  }

  static KeyPart of(Expression expression, Scope scope) throws BindException {
    boolean ofReceiver = expression instanceof Path && ((Path) expression).root().equals("this");
    return new KeyPart(Evaluator.compile(expression, scope), expression.text(), ofReceiver);
  }

  static KeyPart of(int parameter, Scope scope) throws BindException {
    return new KeyPart(
        new ArgumentEvaluator(scope, parameter), scope.parameterName(parameter), false);
  }

  Class<?> type() {
    return evaluator.type();
  }

  String text() {
    return text;
  }

  boolean ofReceiver() {
    return ofReceiver;
  }

  /** Whether it is an argument, of at most three, as it stands. */
  boolean isPlain(int argument) {
    return slot == argument && plain;
  }

  Object of(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest)
      throws Throwable {
    Object value;
    switch (slot) {
      case 0:
        value = a;
        break;
      case 1:
        value = b;
        break;
      case 2:
        value = c;
        break;
      default:
        value = evaluator.eval(self, a, b, c, rest, null);
        break;
    }
    return freeze(value);
  }

  Object freeze(@Nullable Object value) {
    if (value == null) {
      return NullKey.NULL;
    }
    return plain ? value : Freezer.freeze(value, text);
  }
}
