package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.AbstractMap;
import java.util.Map;

/** {@code [key, value]}, one entry that is in no map. */
final class EntryForm extends JsonForm {
  private final LaterSlot keys;
  private final LaterSlot values;

  EntryForm(LaterSlot keys, LaterSlot values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  boolean fits(Class<?> concrete) {
    return concrete == AbstractMap.SimpleImmutableEntry.class;
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
    out.enter("");
    out.json.writeStartArray();
    keys.get().write(entry.getKey(), out);
    values.get().write(entry.getValue(), out);
    out.json.writeEndArray();
    out.leave();
  }

  @Override
  Object read(JsonParser in) throws Exception {
    expect(in.currentToken() == JsonToken.START_ARRAY);
    expect(in.nextToken() != JsonToken.END_ARRAY);
    Object key = keys.get().read(in);
    expect(in.nextToken() != JsonToken.END_ARRAY);
    Object value = values.get().read(in);
    expect(in.nextToken() == JsonToken.END_ARRAY);
    return new AbstractMap.SimpleImmutableEntry<>(key, value);
  }
}
