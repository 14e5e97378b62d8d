package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code []} if empty, {@code [value]} if not: null is something else. */
final class OptionalForm extends JsonForm {
  private final Class<?> type;
  private final LaterSlot content;

  OptionalForm(Class<?> type, LaterSlot content) {
    this.type = type;
    this.content = content;
  }

  static ValueType content(ValueType optional) {
    Class<?> raw = optional.raw();
    return raw == OptionalInt.class
        ? ValueType.of(int.class)
        : raw == OptionalLong.class
            ? ValueType.of(long.class)
            : raw == OptionalDouble.class ? ValueType.of(double.class) : optional.argument(0);
  }

  @Override
  boolean fits(Class<?> concrete) {
    return concrete == type;
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    out.enter("");
    out.json.writeStartArray();
    Object inside = inside(value);
    if (inside != null) {
      content.get().write(inside, out);
    }
    out.json.writeEndArray();
    out.leave();
  }

  private static @Nullable Object inside(Object value) {
    if (value instanceof OptionalInt) {
      OptionalInt number = (OptionalInt) value;
      return number.isPresent() ? (Integer) number.getAsInt() : null;
    }
    if (value instanceof OptionalLong) {
      OptionalLong number = (OptionalLong) value;
      return number.isPresent() ? (Long) number.getAsLong() : null;
    }
    if (value instanceof OptionalDouble) {
      OptionalDouble number = (OptionalDouble) value;
      return number.isPresent() ? (Double) number.getAsDouble() : null;
    }
    return ((Optional<?>) value).orElse(null);
  }

  @Override
  Object read(JsonParser in) throws Exception {
    expect(in.currentToken() == JsonToken.START_ARRAY);
    Object inside = null;
    if (in.nextToken() != JsonToken.END_ARRAY) {
      inside = content.get().read(in);
      expect(inside != null && in.nextToken() == JsonToken.END_ARRAY);
    }
    if (type == OptionalInt.class) {
      return inside == null ? OptionalInt.empty() : OptionalInt.of((Integer) inside);
    }
    if (type == OptionalLong.class) {
      return inside == null ? OptionalLong.empty() : OptionalLong.of((Long) inside);
    }
    if (type == OptionalDouble.class) {
      return inside == null ? OptionalDouble.empty() : OptionalDouble.of((Double) inside);
    }
    return Optional.ofNullable(inside);
  }
}
