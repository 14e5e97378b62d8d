package dev.refrain.call.key;

import dev.refrain.rules.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key of a call: of one part the value itself, of more a tuple. Immutable.
 *
 * <p>The key methods throw {@link RefusedKeyException}, and what the application's own methods
 * throw.
 */
public final class KeyPlan {
  private final KeyPart[] parts;

  /** The most common plans by far: all arguments, of which there are one or two, as they stand. */
  private final boolean plain;

  private KeyPlan(KeyPart[] parts, int parameters) {
    this.parts = parts;
    this.plain = parts.length == parameters && parameters <= 2 && arePlain(parts);
  }

  private static boolean arePlain(KeyPart[] parts) {
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isPlain(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The plan of a method.
   *
   * @param expressions the parts; {@code null}: every argument
   */
  public static KeyPlan bind(@Nullable List<Expression> expressions, Scope scope)
      throws BindException {
    int count = expressions == null ? scope.parameterCount() : expressions.size();
    KeyPart[] parts = new KeyPart[count];
    for (int i = 0; i < count; i++) {
      parts[i] = expressions == null ? KeyPart.of(i, scope) : KeyPart.of(expressions.get(i), scope);
    }
    return new KeyPlan(parts, scope.parameterCount());
  }

  /** What each part is: erased, boxed, {@code Object} if unknown. */
  public List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>(parts.length);
    for (KeyPart part : parts) {
      types.add(part.type());
    }
    return Collections.unmodifiableList(types);
  }

  /** Whether a part is a path of {@code this}. */
  public boolean readsReceiver() {
    for (KeyPart part : parts) {
      if (part.ofReceiver()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the key of a method with one argument is that argument, and with two is their {@link
   * #pair}, where none is null.
   */
  public boolean isPlain() {
    return plain;
  }

  /** The key of two arguments as they stand. */
  public static Object pair(Object a, Object b) {
    return new PairKey(a, b);
  }

  public Object key0(@Nullable Object self) throws Throwable {
    return make(self, null, null, null, Evaluator.NO_ARGUMENTS);
  }

  public Object key1(@Nullable Object self, @Nullable Object a) throws Throwable {
    return make(self, a, null, null, Evaluator.NO_ARGUMENTS);
  }

  public Object key2(@Nullable Object self, @Nullable Object a, @Nullable Object b)
      throws Throwable {
    return make(self, a, b, null, Evaluator.NO_ARGUMENTS);
  }

  public Object key3(
      @Nullable Object self, @Nullable Object a, @Nullable Object b, @Nullable Object c)
      throws Throwable {
    return make(self, a, b, c, Evaluator.NO_ARGUMENTS);
  }

  /** For any number of arguments. */
  public Object keyN(@Nullable Object self, @Nullable Object[] arguments) throws Throwable {
    switch (arguments.length) {
      case 0:
        return key0(self);
      case 1:
        return key1(self, arguments[0]);
      case 2:
        return key2(self, arguments[0], arguments[1]);
      case 3:
        return key3(self, arguments[0], arguments[1], arguments[2]);
      default:
        return make(self, null, null, null, arguments);
    }
  }

  private Object make(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest)
      throws Throwable {
    KeyPart[] all = parts;
    switch (all.length) {
      case 0:
        return NullKey.NOTHING;
      case 1:
        return all[0].of(self, a, b, c, rest);
      case 2:
        return new PairKey(all[0].of(self, a, b, c, rest), all[1].of(self, a, b, c, rest));
      case 3:
        return new TripleKey(
            all[0].of(self, a, b, c, rest),
            all[1].of(self, a, b, c, rest),
            all[2].of(self, a, b, c, rest));
      default:
        Object[] values = new Object[all.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = all[i].of(self, a, b, c, rest);
        }
        return new TupleKey(values);
    }
  }

  /** The key of these values of the parts, which are of the parts' types. */
  Object of(@Nullable Object[] values) {
    Object[] frozen = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      frozen[i] = parts[i].freeze(values[i]);
    }
    switch (frozen.length) {
      case 0:
        return NullKey.NOTHING;
      case 1:
        return frozen[0];
      case 2:
        return new PairKey(frozen[0], frozen[1]);
      case 3:
        return new TripleKey(frozen[0], frozen[1], frozen[2]);
      default:
        return new TupleKey(frozen);
    }
  }

  /** The parts with their types, for messages. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("(");
    for (KeyPart part : parts) {
      text.append(text.length() == 1 ? "" : ", ");
      text.append(TypeText.of(part.type())).append(' ').append(part.text());
    }
    return text.append(')').toString();
  }
}
