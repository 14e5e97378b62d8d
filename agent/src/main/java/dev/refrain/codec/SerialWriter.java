package dev.refrain.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serialises; beside the description of each of the application's classes stands its shape. */
final class SerialWriter extends ObjectOutputStream {
  /** A class that may not be written; its message says why. */
  static final class Refusal extends IOException {
    Refusal(String message) {
      super(message);
    }
  }

  private final AllowedClasses allowed;
  private final ShapeNotes notes;
  private final Map<Class<?>, List<Field>> fields = new HashMap<>();

  SerialWriter(OutputStream out, AllowedClasses allowed, ShapeNotes notes) throws IOException {
    super(out);
    this.allowed = allowed;
    this.notes = notes;
    enableReplaceObject(true);
  }

  @Override
  protected void annotateClass(Class<?> type) throws IOException {
    String refusal = ClassKinds.refusal(type);
    if (refusal != null) {
      throw new Refusal("holds a " + type.getName() + ", which " + refusal);
    }
    if (SerialClasses.isFree(type)) {
      return;
    }
    Class<?> inner = SerialClasses.inner(type);
    if (!allowed.allows(inner)) {
      throw new Refusal(
          "holds a "
              + inner.getName()
              + ", which the declared type does not name: "
              + (ClassKinds.isPlatform(inner)
                  ? "no codec writes it"
                  : "add its package to 'allow'"));
    }
    if (SerialClasses.hasShape(type)) {
      writeLong(allowed.shape(type));
    }
  }

  @Override
  protected void annotateProxyClass(Class<?> type) throws IOException {
    throw new Refusal("holds a proxy");
  }

  /** Sees each object; replaces none. */
  @Override
  protected @Nullable Object replaceObject(@Nullable Object object) throws IOException {
    if (object instanceof IOException) {
      // A failure, on its way into the stream; it is no part of the value.
      throw (IOException) object;
    }
    if (object != null && SerialClasses.hasShape(object.getClass())) {
      String refusal = ClassKinds.refusal(object.getClass());
      if (refusal != null) {
        throw new Refusal("holds a " + object.getClass().getName() + ", which " + refusal);
      }
      notes.note(0, object.getClass(), nulls(object));
    } else if (object != null) {
      notes.note(0, object.getClass(), 0);
    }
    return object;
  }

  private long nulls(Object object) {
    List<Field> known = fields.get(object.getClass());
    if (known == null) {
      known = ClassFields.of(object.getClass());
      fields.put(object.getClass(), known);
    }
    long nulls = 0;
    for (int i = 0; i < known.size(); i++) {
      Field field = known.get(i);
      try {
        field.setAccessible(true);
        if (field.get(object) == null) {
          nulls ^= 1L << i;
        }
      } catch (Exception e) {
        // A module that is closed to us: one shape for all.
        return nulls;
      }
    }
    return nulls;
  }
}
