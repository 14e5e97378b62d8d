package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** An array, in order. */
final class ArrayForm extends JsonForm {
  private final Class<?> component;
  private final LaterSlot elements;

  ArrayForm(Class<?> component, LaterSlot elements) {
    this.component = component;
    this.elements = elements;
  }

  @Override
  boolean fits(Class<?> concrete) {
    return concrete.getComponentType() == component;
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    out.enter("[]");
    JsonSlot slot = elements.get();
    out.json.writeStartArray();
    int length = Array.getLength(value);
    for (int i = 0; i < length; i++) {
      slot.write(Array.get(value, i), out);
    }
    out.json.writeEndArray();
    out.leave();
  }

  @Override
  Object read(JsonParser in) throws Exception {
    expect(in.currentToken() == JsonToken.START_ARRAY);
    JsonSlot slot = elements.get();
    List<Object> found = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      found.add(slot.read(in));
    }
    Object array = Array.newInstance(component, found.size());
    for (int i = 0; i < found.size(); i++) {
      Array.set(array, i, found.get(i));
    }
    return array;
  }
}
