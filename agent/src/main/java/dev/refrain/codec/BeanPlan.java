package dev.refrain.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one class of the application's, ready to be read and written. */
final class BeanPlan {
  final Field[] fields;

  /** Said to be no part of the value: what is in them gets lost. */
  final Field[] others;

  final SerializedString[] names;
  final String[] steps;
  final JsonSlot[] slots;
  final Map<String, Integer> indexes = new HashMap<>();
  final Instantiator instantiator;
  final int place;

  /** A record's. */
  final @Nullable Constructor<?> constructor;

  BeanPlan(ValueType type, JsonForms forms, @Nullable JsonOut out) throws Exception {
    Class<?> raw = type.raw();
    this.place = type.toString().hashCode();
    this.instantiator = new Instantiator(raw, Object.class);
    checkAncestor(raw, out);
    this.fields = parts(raw, false, out);
    this.others = parts(raw, true, out);
    this.constructor = recordConstructor(raw, fields, out);
    this.names = new SerializedString[fields.length];
    this.steps = new String[fields.length];
    this.slots = new JsonSlot[fields.length];
    // From below: of two fields of one name it is the upper class's that tells its class.
    for (int i = fields.length - 1; i >= 0; i--) {
      Field field = fields[i];
      String name = MapForm.escaped(field.getName());
      // No field's own name has a dot.
      String unique =
          indexes.containsKey(name) ? field.getDeclaringClass().getName() + "." + name : name;
      indexes.put(unique, i);
      names[i] = new SerializedString(unique);
      steps[i] = "." + field.getName();
      ValueType owner = type.as(field.getDeclaringClass());
      slots[i] =
          forms.slot(
              owner == null
                  ? ValueType.of(field.getGenericType())
                  : owner.inside(field.getGenericType()));
    }
  }

  private static Field[] parts(Class<?> type, boolean others, @Nullable JsonOut out)
      throws LossyValueException {
    List<Field> parts = new ArrayList<>();
    for (Field field : ClassFields.of(type)) {
      if (field.isSynthetic()) {
        throw lossy(
            "is a "
                + type.getName()
                + ", an inner class that holds its outer object: make it static",
            out);
      }
      if (Modifier.isTransient(field.getModifiers()) == others) {
        open(field, type, out);
        parts.add(field);
      }
    }
    return parts.toArray(new Field[0]);
  }

  private static @Nullable Constructor<?> recordConstructor(
      Class<?> type, Field[] fields, @Nullable JsonOut out) throws Exception {
    List<String> components = ClassKinds.components(type);
    if (components == null) {
      return null;
    }
    Arrays.sort(
        fields,
        new Comparator<Field>() {
          @Override
          public int compare(Field left, Field right) {
            return components.indexOf(left.getName()) - components.indexOf(right.getName());
          }
        });
    Class<?>[] parameters = new Class<?>[fields.length];
    for (int i = 0; i < fields.length; i++) {
      parameters[i] = fields[i].getType();
    }
    Constructor<?> constructor = type.getDeclaredConstructor(parameters);
    open(constructor, type, out);
    return constructor;
  }

  private static void checkAncestor(Class<?> type, @Nullable JsonOut out)
      throws LossyValueException {
    Class<?> above = type;
    while (!ClassKinds.isPlatform(above)) {
      above = above.getSuperclass();
    }
    for (; above != null && above != Object.class; above = above.getSuperclass()) {
      for (Field field : above.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          throw lossy(
              "is a "
                  + type.getName()
                  + ", which extends "
                  + above.getName()
                  + ", whose fields are the JDK's own",
              out);
        }
      }
    }
  }

  private static void open(AccessibleObject member, Class<?> type, @Nullable JsonOut out)
      throws LossyValueException {
    try {
      member.setAccessible(true);
    } catch (RuntimeException e) {
      throw lossy(
          "is a " + type.getName() + ", whose module does not open its package to others", out);
    }
  }

  private static LossyValueException lossy(String reason, @Nullable JsonOut out) {
    return out == null ? new LossyValueException("a value " + reason) : out.lossy(reason);
  }
}
