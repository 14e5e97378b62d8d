package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** An object of the application's as its fields by name; a record is built by its constructor. */
final class BeanForm extends JsonForm {
  private final ValueType type;
  private final JsonForms forms;
  private volatile @Nullable BeanPlan plan;

  BeanForm(ValueType type, JsonForms forms) {
    this.type = type;
    this.forms = forms;
  }

  @Override
  boolean fits(Class<?> concrete) {
    return concrete == type.raw();
  }

  @Override
  void write(Object value, JsonOut out) throws Exception {
    out.json.writeStartObject();
    writeFields(value, out);
    out.json.writeEndObject();
  }

  @Override
  void writeTagged(Object value, String tag, JsonOut out) throws Exception {
    out.json.writeStartObject();
    out.json.writeStringField(JsonSlot.TAG, tag);
    writeFields(value, out);
    out.json.writeEndObject();
  }

  @Override
  boolean holdsTag() {
    return true;
  }

  private void writeFields(Object value, JsonOut out) throws Exception {
    BeanPlan plan = plan(out);
    long nulls = 0;
    for (int i = 0; i < plan.fields.length; i++) {
      Object part = plan.fields[i].get(value);
      if (part == null) {
        nulls ^= 1L << i;
      }
      out.enter(plan.steps[i]);
      out.json.writeFieldName(plan.names[i]);
      plan.slots[i].write(part, out);
      out.leave();
    }
    for (int i = 0; i < plan.others.length; i++) {
      if (!isUnset(plan.others[i].get(value))) {
        nulls ^= Long.MIN_VALUE >>> i;
      }
    }
    out.notes.note(plan.place, type.raw(), nulls);
  }

  private static boolean isUnset(@Nullable Object value) {
    return value == null
        || value.equals(false)
        || value.equals((char) 0)
        || (value instanceof Number && ((Number) value).doubleValue() == 0);
  }

  @Override
  Object read(JsonParser in) throws Exception {
    BeanPlan plan = plan(null);
    int count = plan.fields.length;
    Object[] parts = new Object[count];
    boolean[] there = new boolean[count];
    int expected = 0;
    for (JsonToken next = in.currentToken(); next == JsonToken.FIELD_NAME; next = in.nextToken()) {
      String name = in.currentName();
      int index = expected;
      if (index >= count || !plan.names[index].getValue().equals(name)) {
        index = present(plan.indexes.get(name));
      }
      expect(!there[index]);
      in.nextToken();
      parts[index] = plan.slots[index].read(in);
      there[index] = true;
      expected = index + 1;
    }
    expect(in.currentToken() == JsonToken.END_OBJECT);
    for (boolean each : there) {
      expect(each);
    }
    return build(plan, parts);
  }

  private static Object build(BeanPlan plan, Object[] parts) throws Exception {
    Constructor<?> constructor = plan.constructor;
    if (constructor != null) {
      try {
        return constructor.newInstance(parts);
      } catch (InvocationTargetException e) {
        throw new DamagedValueException("refused by its own constructor");
      }
    }
    Object bean = plan.instantiator.make();
    for (int i = 0; i < parts.length; i++) {
      plan.fields[i].set(bean, parts[i]);
    }
    return bean;
  }

  private BeanPlan plan(@Nullable JsonOut out) throws Exception {
    BeanPlan made = plan;
    if (made == null) {
      made = new BeanPlan(type, forms, out);
      plan = made;
    }
    return made;
  }
}
