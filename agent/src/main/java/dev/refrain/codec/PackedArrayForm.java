package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** {@code byte[]} as Base64, {@code char[]} as a text. */
final class PackedArrayForm extends JsonForm {
  private final Class<?> type;

  PackedArrayForm(Class<?> type) {
    this.type = type;
  }

  @Override
  boolean fits(Class<?> concrete) {
    return concrete == type;
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    if (type == byte[].class) {
      out.json.writeBinary((byte[]) value);
    } else {
      char[] chars = (char[]) value;
      out.json.writeString(chars, 0, chars.length);
    }
  }

  @Override
  Object read(JsonParser in) throws Exception {
    expect(in.currentToken() == JsonToken.VALUE_STRING);
    return type == byte[].class ? (Object) in.getBinaryValue() : in.getText().toCharArray();
  }

  static @Nullable Class<?> primitive(String name) {
    switch (name) {
      case "boolean":
        return boolean.class;
      case "byte":
        return byte.class;
      case "short":
        return short.class;
      case "char":
        return char.class;
      case "int":
        return int.class;
      case "long":
        return long.class;
      case "float":
        return float.class;
      case "double":
        return double.class;
      default:
        return null;
    }
  }
}
