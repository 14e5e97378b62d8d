package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How JSON has the objects of one type. Nulls are {@link JsonSlot}'s. */
abstract class JsonForm {
  /** Whether objects of this very class are written thus with nothing said of their class. */
  abstract boolean fits(Class<?> concrete);

  abstract void write(Object value, JsonOut out) throws Exception;

  /**
   * Reads an object: the parser stands on its token, in an object on the first name or the end; at
   * last on its last token.
   */
  abstract Object read(JsonParser in) throws Exception;

  /** Writes an object that tells its class beside. */
  void writeTagged(Object value, String tag, JsonOut out) throws Exception {
    out.json.writeStartObject();
    out.json.writeStringField(JsonSlot.TAG, tag);
    out.json.writeFieldName(JsonSlot.UNTAGGED);
    write(value, out);
    out.json.writeEndObject();
  }

  /** Whether what is written with a tag has the tag among its own names. */
  boolean holdsTag() {
    return false;
  }

  /** The text of an object that is the key of a map, if {@link #isKey}. */
  String key(Object value) {
    return value.toString();
  }

  /** The object of a key's text. */
  Object parse(String text) throws Exception {
    throw new DamagedValueException("damaged: no key");
  }

  boolean isKey() {
    return false;
  }

  /** What must be there. */
  static <T> T present(@Nullable T found) throws DamagedValueException {
    expect(found != null);
    return Objects.requireNonNull(found);
  }

  static void expect(boolean condition) throws DamagedValueException {
    if (!condition) {
      throw new DamagedValueException("damaged: not the JSON that belongs here");
    }
  }
}
