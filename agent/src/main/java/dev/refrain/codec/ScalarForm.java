package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A value without parts, of one class of the JDK: a number, a truth value or a text. */
@SuppressWarnings("JavaUtilDate") // an application may well have some
final class ScalarForm extends JsonForm {
  private enum Kind {
    BOOLEAN,
    INT,
    LONG,
    FLOATING,
    EXACT,
    TEXT
  }

  /** More digits take seconds to read. */
  private static final int MAXIMUM_BITS = 300_000;

  /** No number of so many bits brings the exponent out of its range. */
  private static final int SAFE_SCALE = 1_000_000_000;

  private final Class<?> type;
  private final String name;
  private final Kind kind;

  private ScalarForm(Class<?> type, String name, Kind kind) {
    this.type = type;
    this.name = name;
    this.kind = kind;
  }

  /** The form of a class, or {@code null} if it is none of these. */
  static @Nullable ScalarForm of(Class<?> type) {
    String name = type.isPrimitive() ? boxed(type.getName()) : type.getName();
    Kind kind = kind(name);
    return kind == null || !ClassKinds.isPlatform(type) ? null : new ScalarForm(type, name, kind);
  }

  static boolean isScalar(String name) {
    return kind(name) != null;
  }

  private static String boxed(String primitive) {
    switch (primitive) {
      case "int":
        return "java.lang.Integer";
      case "char":
        return "java.lang.Character";
      default:
        return "java.lang." + Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1);
    }
  }

  private static @Nullable Kind kind(String name) {
    switch (name) {
      case "java.lang.Boolean":
      case "java.util.concurrent.atomic.AtomicBoolean":
        return Kind.BOOLEAN;
      case "java.lang.Byte":
      case "java.lang.Short":
      case "java.lang.Integer":
      case "java.util.concurrent.atomic.AtomicInteger":
      case "java.time.Year":
        return Kind.INT;
      case "java.lang.Long":
      case "java.util.concurrent.atomic.AtomicLong":
      case "java.util.Date":
      case "java.sql.Date":
      case "java.sql.Time":
        return Kind.LONG;
      case "java.lang.Float":
      case "java.lang.Double":
        return Kind.FLOATING;
      case "java.math.BigInteger":
      case "java.math.BigDecimal":
        return Kind.EXACT;
      default:
        return ScalarText.isText(name) ? Kind.TEXT : null;
    }
  }

  @Override
  boolean fits(Class<?> concrete) {
    return concrete == type
        || (type.isPrimitive() && concrete.getName().equals(name))
        || (name.equals("java.time.ZoneId") && ScalarText.isZone(concrete));
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    switch (kind) {
      case BOOLEAN:
        out.json.writeBoolean(
            value instanceof Boolean ? (Boolean) value : ((AtomicBoolean) value).get());
        break;
      case INT:
        out.json.writeNumber(
            value instanceof Number ? ((Number) value).intValue() : ScalarText.year(value));
        break;
      case LONG:
        out.json.writeNumber(
            value instanceof Number ? ((Number) value).longValue() : ((Date) value).getTime());
        break;
      case FLOATING:
        if (value instanceof Float) {
          out.json.writeNumber((Float) value);
        } else {
          out.json.writeNumber((Double) value);
        }
        break;
      case EXACT:
        BigInteger digits =
            value instanceof BigInteger ? (BigInteger) value : ((BigDecimal) value).unscaledValue();
        if (digits.bitLength() > MAXIMUM_BITS) {
          throw out.lossy("is a number of more than " + MAXIMUM_BITS + " bits");
        }
        if (exact(value).isEmpty()) {
          throw out.lossy("is a number with an exponent that its text does not tell");
        }
        out.json.writeNumber(value.toString());
        break;
      case TEXT:
        String text = ScalarText.text(name, value);
        if (text == null) {
          throw out.lossy("is a " + name + " that its text does not tell whole");
        }
        out.json.writeString(text);
        break;
    }
  }

  @Override
  Object read(JsonParser in) throws Exception {
    JsonToken token = in.currentToken();
    switch (kind) {
      case BOOLEAN:
        expect(token.isBoolean());
        return name.equals("java.lang.Boolean")
            ? in.getBooleanValue()
            : new AtomicBoolean(in.getBooleanValue());
      case INT:
        expect(token == JsonToken.VALUE_NUMBER_INT);
        return ofInt(in.getIntValue());
      case LONG:
        expect(token == JsonToken.VALUE_NUMBER_INT);
        return ofLong(in.getLongValue());
      case FLOATING:
      case EXACT:
        expect(token.isNumeric() || token == JsonToken.VALUE_STRING);
        return parse(in.getText());
      case TEXT:
        expect(token == JsonToken.VALUE_STRING);
        return ScalarText.parse(name, in.getText(), type);
    }
    throw new DamagedValueException("damaged: no such kind");
  }

  @Override
  String key(Object value) {
    switch (kind) {
      case TEXT:
        String text = ScalarText.text(name, value);
        return text == null ? "" : text;
      case LONG:
        return value instanceof Date ? "" + ((Date) value).getTime() : value.toString();
      case EXACT:
        return exact(value);
      default:
        return value.toString();
    }
  }

  /** Empty where the text of a number can't be read: its exponent is beyond all bounds. */
  private static String exact(Object value) {
    String text = value.toString();
    if (value instanceof BigDecimal && Math.abs((long) ((BigDecimal) value).scale()) > SAFE_SCALE) {
      try {
        // The digits are the same; an exponent that has overflowed is not.
        return new BigDecimal(text).scale() == ((BigDecimal) value).scale() ? text : "";
      } catch (NumberFormatException e) {
        return "";
      }
    }
    return text;
  }

  @Override
  Object parse(String text) throws Exception {
    switch (kind) {
      case BOOLEAN:
        expect(text.equals("true") || text.equals("false"));
        return text.equals("true");
      case INT:
        return ofInt(Integer.parseInt(text));
      case LONG:
        return ofLong(Long.parseLong(text));
      case FLOATING:
        // Not by way of a double: that would round twice.
        return name.equals("java.lang.Float")
            ? (Object) Float.parseFloat(text)
            : (Object) Double.parseDouble(text);
      case EXACT:
        return name.equals("java.math.BigInteger") ? new BigInteger(text) : new BigDecimal(text);
      case TEXT:
        return ScalarText.parse(name, text, type);
    }
    throw new DamagedValueException("damaged: no such kind");
  }

  @Override
  boolean isKey() {
    return JdkValues.isImmutable(type) || name.equals("java.time.ZoneId");
  }

  private Object ofInt(int value) throws DamagedValueException {
    switch (name) {
      case "java.lang.Byte":
        expect(value == (byte) value);
        return (byte) value;
      case "java.lang.Short":
        expect(value == (short) value);
        return (short) value;
      case "java.util.concurrent.atomic.AtomicInteger":
        return new AtomicInteger(value);
      case "java.time.Year":
        return Year.of(value);
      default:
        return value;
    }
  }

  private Object ofLong(long value) throws Exception {
    switch (name) {
      case "java.lang.Long":
        return value;
      case "java.util.concurrent.atomic.AtomicLong":
        return new AtomicLong(value);
      default:
        return type.getConstructor(long.class).newInstance(value);
    }
  }
}
