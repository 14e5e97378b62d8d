package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.Collection;

/** A collection, in the order that it gives its elements in. */
final class CollectionForm extends JsonForm {
  private final Class<?> declared;
  private final Instantiator built;
  private final LaterSlot elements;

  CollectionForm(Class<?> declared, Instantiator built, LaterSlot elements) {
    this.declared = declared;
    this.built = built;
    this.elements = elements;
  }

  @Override
  boolean fits(Class<?> concrete) {
    return Collection.class.isAssignableFrom(concrete) && built.isUsual(declared, concrete);
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    built.check(value, out);
    out.enter("[]");
    JsonSlot slot = elements.get();
    out.json.writeStartArray();
    for (Object each : (Collection<?>) value) {
      slot.write(each, out);
    }
    out.json.writeEndArray();
    out.leave();
  }

  @Override
  Object read(JsonParser in) throws Exception {
    expect(in.currentToken() == JsonToken.START_ARRAY);
    JsonSlot slot = elements.get();
    @SuppressWarnings("unchecked") // what is read fits the declared type
    Collection<Object> collection = (Collection<Object>) built.make();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      collection.add(slot.read(in));
    }
    return collection;
  }
}
