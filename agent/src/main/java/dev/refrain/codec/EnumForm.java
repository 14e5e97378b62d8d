package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A constant by its name. */
final class EnumForm extends JsonForm {
  private final Class<?> type;
  private volatile @Nullable Map<String, Object> constants;

  EnumForm(Class<?> type) {
    this.type = type;
  }

  @Override
  boolean fits(Class<?> concrete) {
    // A constant with a body is of a class of its own.
    return concrete == type || concrete.getSuperclass() == type;
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    out.json.writeString(key(value));
  }

  @Override
  Object read(JsonParser in) throws Exception {
    expect(in.currentToken() == JsonToken.VALUE_STRING);
    return parse(in.getText());
  }

  @Override
  boolean isKey() {
    return true;
  }

  @Override
  String key(Object value) {
    return ((Enum<?>) value).name();
  }

  @Override
  Object parse(String text) throws Exception {
    Map<String, Object> known = constants;
    if (known == null) {
      known = new HashMap<>();
      for (Object each : type.getEnumConstants()) {
        known.put(((Enum<?>) each).name(), each);
      }
      constants = known;
    }
    Object constant = known.get(text);
    if (constant == null) {
      throw new DamagedValueException("damaged: no such constant");
    }
    return constant;
  }
}
