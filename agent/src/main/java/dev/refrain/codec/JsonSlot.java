package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A place where a type is declared. An object of the class that one expects there is written as it
 * is; another one as {@code {"@": its class, …}}.
 */
final class JsonSlot {
  /** No field is called thus, nor any key of a map: these get one more {@code @} in front. */
  static final String TAG = "@";

  /** Where the object itself is, if it has no names of its own. */
  static final String UNTAGGED = "=";

  /** What is written for objects of one class. */
  static final class Choice {
    final Class<?> type;
    final JsonForm form;
    final @Nullable String tag;

    Choice(Class<?> type, JsonForm form, @Nullable String tag) {
      this.type = type;
      this.form = form;
      this.tag = tag;
    }
  }

  private final JsonForms forms;
  private final ValueType declared;
  private final @Nullable JsonForm usual;
  private final int place;
  private final Map<String, JsonForm> byTag = new ConcurrentHashMap<>();
  private volatile @Nullable Choice last;

  JsonSlot(JsonForms forms, ValueType declared, @Nullable JsonForm usual) {
    this.forms = forms;
    this.declared = declared;
    this.usual = usual;
    this.place = declared.toString().hashCode();
  }

  @Nullable JsonForm usual() {
    return usual;
  }

  ValueType declared() {
    return declared;
  }

  void write(@Nullable Object value, JsonOut out) throws Exception {
    if (value == null) {
      out.json.writeNull();
      return;
    }
    Choice choice = last;
    if (choice == null || choice.type != value.getClass()) {
      choice = choice(value.getClass(), out);
      last = choice;
    }
    if (!(choice.form instanceof ScalarForm)) {
      out.notes.note(place, choice.type, 0);
    }
    if (choice.tag == null) {
      choice.form.write(value, out);
    } else {
      choice.form.writeTagged(value, choice.tag, out);
    }
  }

  private Choice choice(Class<?> type, JsonOut out) throws LossyValueException {
    String refusal = ClassKinds.refusal(type);
    if (refusal != null) {
      throw out.lossy("is a " + type.getName() + ", which " + refusal);
    }
    return usual != null && usual.fits(type)
        ? new Choice(type, usual, null)
        : forms.tagged(type, declared, out);
  }

  @Nullable Object read(JsonParser in) throws Exception {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      JsonForm.expect(!declared.raw().isPrimitive());
      return null;
    }
    if (token == JsonToken.START_OBJECT) {
      token = in.nextToken();
      if (token == JsonToken.FIELD_NAME && in.currentName().equals(TAG)) {
        return readTagged(in);
      }
    }
    JsonForm.present(token);
    return JsonForm.present(usual).read(in);
  }

  private Object readTagged(JsonParser in) throws Exception {
    JsonForm.expect(in.nextToken() == JsonToken.VALUE_STRING);
    String tag = in.getText();
    JsonForm form = byTag.get(tag);
    if (form == null) {
      form = forms.ofTag(tag, declared);
      byTag.put(tag, form);
    }
    JsonToken token = in.nextToken();
    if (form.holdsTag()) {
      JsonForm.expect(token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT);
      return form.read(in);
    }
    JsonForm.expect(token == JsonToken.FIELD_NAME && in.currentName().equals(UNTAGGED));
    if (in.nextToken() == JsonToken.START_OBJECT) {
      in.nextToken();
    }
    Object value = form.read(in);
    JsonForm.expect(in.nextToken() == JsonToken.END_OBJECT);
    return value;
  }
}
