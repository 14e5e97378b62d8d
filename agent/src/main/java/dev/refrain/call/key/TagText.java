package dev.refrain.call.key;

import dev.refrain.rules.Expression;
import dev.refrain.rules.Tag;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tag of a call as text: {@code symbol:ACME}. The method that evicts may have another type
 * for a part than the one whose entries are evicted: so values that look alike have one text, such
 * as {@code 1} of any type of number and {@code "1"}. At worst that evicts too much. Immutable.
 */
public final class TagText {
  private final String word;
  private final List<Evaluator> parts;

  private TagText(String word, List<Evaluator> parts) {
    this.word = word;
    this.parts = parts;
  }

  /** Of one method; refuses parts whose declared type no text can stand for. */
  public static TagText bind(Tag tag, Scope scope) throws BindException {
    List<Evaluator> parts = new ArrayList<>();
    for (Expression each : tag.parts()) {
      Evaluator part = Evaluator.compile(each, scope);
      if (TypeRelation.isFinal(part.type()) && !isTextual(part.type())) {
        throw new BindException(
            "the part '" + each.text() + "' of a tag is a " + part.type().getName() + MEND);
      }
      parts.add(part);
    }
    return new TagText(tag.word(), parts);
  }

  private static final String MEND =
      "; name a path in it to a text, number, enum, UUID, date or time";

  /**
   * The text of one call; throws what the application's own methods throw, and {@link
   * RefusedKeyException} where a part is of a class that no text can stand for.
   */
  public String text(@Nullable Object self, @Nullable Object[] arguments) throws Throwable {
    StringBuilder text = new StringBuilder(word);
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? ':' : ',');
      append(text, parts.get(i).read(self, arguments, null));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object part) throws RefusedKeyException {
    Object value = part;
    if (value instanceof Optional) {
      value = ((Optional<?>) value).orElse(null);
    }
    if (value == null) {
      text.append('~');
      return;
    }
    if (!isTextual(value.getClass())) {
      throw new RefusedKeyException("a part of a tag is a " + value.getClass().getName() + MEND);
    }
    String plain = plain(value);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == ',' || c == ':' || c == '%' || c == '~' || c <= ' ' || c >= 0x7f) {
        text.append('%').append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        text.append(c);
      }
    }
  }

  @SuppressWarnings("JavaUtilDate") // It is the application's.
  private static String plain(Object value) {
    if (value instanceof Enum) {
      return ((Enum<?>) value).name();
    }
    if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
      return decimal((Number) value);
    }
    return value instanceof Date ? Long.toString(((Date) value).getTime()) : value.toString();
  }

  private static String decimal(Number value) {
    double number = value.doubleValue();
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return value.toString();
    }
    BigDecimal exact =
        value instanceof BigDecimal ? (BigDecimal) value : new BigDecimal(value.toString());
    // Java 8 leaves the zeros of a zero.
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  private static boolean isTextual(Class<?> type) {
    return CharSequence.class.isAssignableFrom(type)
        || type == Character.class
        || type == Boolean.class
        || type == UUID.class
        || type == Optional.class
        || type.isEnum()
        || Enum.class.isAssignableFrom(type)
        || Date.class.isAssignableFrom(type)
        || type.getName().startsWith("java.time.")
        || type == BigDecimal.class
        || type == BigInteger.class
        || (Number.class.isAssignableFrom(type) && type.getName().startsWith("java.lang."));
  }
}
