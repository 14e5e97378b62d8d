package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Refuses comparisons by == of which the declared types say that they never hold. */
final class EqualityCheck {
  private EqualityCheck() {}

  static void require(String left, Evaluator one, String right, Evaluator other)
      throws BindException {
    requireNullable(left, one, other);
    requireNullable(right, other, one);
    if (!mayBeEqual(one, other)) {
      throw new BindException(left + " and " + right + " are never equal");
    }
    requireConstant(one.type(), text(other));
    requireConstant(other.type(), text(one));
  }

  private static void requireNullable(String text, Evaluator evaluator, Evaluator other)
      throws BindException {
    if (ConstantEvaluator.isNull(other) && !evaluator.mayBeNull()) {
      throw new BindException(text + " is never null");
    }
  }

  private static boolean mayBeEqual(Evaluator one, Evaluator other) {
    if (ConstantEvaluator.isNull(one) || ConstantEvaluator.isNull(other)) {
      return true;
    }
    return TypeRelation.mayBeEqual(one.type(), other.type())
        && isOneCharacter(one.type(), text(other))
        && isOneCharacter(other.type(), text(one));
  }

  private static boolean isOneCharacter(Class<?> type, @Nullable String literal) {
    return type != Character.class || literal == null || literal.length() == 1;
  }

  private static void requireConstant(Class<?> type, @Nullable String literal)
      throws BindException {
    if (literal == null || !type.isEnum()) {
      return;
    }
    // Not by the constants themselves: that would initialise the class.
    Set<String> names = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.isEnumConstant()) {
        names.add(field.getName());
      }
    }
    if (!names.contains(literal)) {
      throw new BindException(
          type.getName() + " has no constant '" + literal + "'" + NameList.after(literal, names));
    }
  }

  private static @Nullable String text(Evaluator evaluator) {
    Object value =
        evaluator instanceof ConstantEvaluator ? ((ConstantEvaluator) evaluator).value() : null;
    return value instanceof String ? (String) value : null;
  }
}
