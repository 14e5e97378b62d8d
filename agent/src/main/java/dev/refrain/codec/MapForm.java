package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map as an object if its keys are texts, numbers or constants; else as a list of its entries,
 * key and value by turns.
 */
final class MapForm extends JsonForm {
  private final Class<?> declared;
  private final Instantiator built;
  private final LaterSlot keys;
  private final LaterSlot values;

  MapForm(Class<?> declared, Instantiator built, LaterSlot keys, LaterSlot values) {
    this.declared = declared;
    this.built = built;
    this.keys = keys;
    this.values = values;
  }

  @Override
  boolean fits(Class<?> concrete) {
    return Map.class.isAssignableFrom(concrete) && built.isUsual(declared, concrete);
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    built.check(value, out);
    out.enter("{}");
    JsonForm key = keys.get().usual();
    Map<?, ?> map = (Map<?, ?>) value;
    if (key != null && key.isKey() && areTexts(map, key)) {
      writeObject(map, key, out);
    } else {
      JsonSlot keySlot = keys.get();
      JsonSlot valueSlot = values.get();
      out.json.writeStartArray();
      for (Map.Entry<?, ?> each : map.entrySet()) {
        keySlot.write(each.getKey(), out);
        valueSlot.write(each.getValue(), out);
      }
      out.json.writeEndArray();
    }
    out.leave();
  }

  private static boolean areTexts(Map<?, ?> map, JsonForm form) {
    for (Object key : map.keySet()) {
      if (key == null || !form.fits(key.getClass())) {
        return false;
      }
      // Where a text can't tell a key whole, it has none.
      String text = form.key(key);
      if ((text.isEmpty() && !key.equals("")) || hasHalfPair(text)) {
        return false;
      }
    }
    return true;
  }

  /** Half of a surrogate pair is read in a text, but not in a name. */
  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }

  private void writeObject(Map<?, ?> map, JsonForm key, JsonOut out) throws Exception {
    JsonSlot slot = values.get();
    out.json.writeStartObject();
    for (Map.Entry<?, ?> each : map.entrySet()) {
      String name = key.key(each.getKey());
      out.json.writeFieldName(escaped(name));
      slot.write(each.getValue(), out);
    }
    out.json.writeEndObject();
  }

  static String escaped(String name) {
    return name.startsWith(JsonSlot.TAG) ? JsonSlot.TAG + name : name;
  }

  @Override
  Object read(JsonParser in) throws Exception {
    JsonSlot slot = values.get();
    @SuppressWarnings("unchecked") // what is read fits the declared type
    Map<@Nullable Object, @Nullable Object> map =
        (Map<@Nullable Object, @Nullable Object>) built.make();
    if (in.currentToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        Object key = keys.get().read(in);
        expect(in.nextToken() != JsonToken.END_ARRAY);
        map.put(key, slot.read(in));
      }
      return map;
    }
    JsonForm key = present(keys.get().usual());
    expect(key.isKey());
    for (JsonToken next = in.currentToken(); next == JsonToken.FIELD_NAME; next = in.nextToken()) {
      String name = in.currentName();
      String text = name.startsWith(JsonSlot.TAG) ? name.substring(1) : name;
      in.nextToken();
      map.put(key.parse(text), slot.read(in));
    }
    expect(in.currentToken() == JsonToken.END_OBJECT);
    return map;
  }
}
