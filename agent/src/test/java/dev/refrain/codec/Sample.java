package dev.refrain.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A declared type and a value of it. */
record Sample(String name, Type type, Object value) {
  static final byte[] KEY = "shop:quotes:find:ACME".getBytes(StandardCharsets.UTF_8);

  /** The fields of an object: each its declared type and its value. */
  static List<Sample> of(Object fields) {
    List<Sample> samples = new ArrayList<>();
    for (Field field : fields.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        try {
          field.setAccessible(true);
          samples.add(new Sample(field.getName(), field.getGenericType(), field.get(fields)));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return samples;
  }

  ValueCodec codec(String word, String... allow) {
    return codec(type, word, allow);
  }

  static ValueCodec codec(Type type, String word, String... allow) {
    return codec(type, word, List.of(allow), CodecSettings.NEVER);
  }

  static ValueCodec codec(Type type, String word, Collection<String> allow, int compressAbove) {
    return Codecs.of(
        new CodecSettings(type, Sample.class.getClassLoader(), word, allow, compressAbove));
  }

  @Override
  public String toString() {
    return name;
  }
}
