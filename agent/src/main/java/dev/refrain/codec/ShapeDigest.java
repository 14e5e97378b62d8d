package dev.refrain.codec;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.TreeSet;

/** Numbers that differ where the fields of classes do: eight bytes of a SHA-256 of their text. */
final class ShapeDigest {
  private ShapeDigest() {}

  /**
   * Of a declared type, all classes that it reaches, and what its values mean.
   *
   * @param meaning empty, or lines with a line feed before each
   */
  static long of(ValueType declared, Collection<Class<?>> reached, String meaning) {
    TreeSet<String> texts = new TreeSet<>();
    for (Class<?> each : reached) {
      texts.add(text(each));
    }
    StringBuilder all = new StringBuilder(declared.toString());
    for (String each : texts) {
      all.append('\n').append(each);
    }
    all.append(meaning);
    return of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Of one class and its superclasses. */
  static long of(Class<?> type) {
    StringBuilder all = new StringBuilder();
    for (Class<?> each : ClassFields.lineage(type)) {
      all.append(text(each)).append('\n');
    }
    return of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Of any bytes. */
  static long of(byte[] bytes) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JVM has SHA-256", e);
    }
    long first = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      first = (first << 8) | (digest[i] & 0xff);
    }
    return first;
  }

  /** Name, superclass, fields by name; of an enum its constants. What has no order is sorted. */
  private static String text(Class<?> type) {
    if (ClassKinds.isPlatform(type)) {
      return type.getName();
    }
    TreeSet<String> members = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.isEnumConstant()) {
        members.add(field.getName());
      } else if (ClassFields.isPart(field) && !type.isEnum()) {
        members.add(field.getName() + ':' + ValueType.of(field.getGenericType()));
      }
    }
    Class<?> above = type.getSuperclass();
    return type.getName() + (above == null ? "" : '>' + above.getName()) + members;
  }
}
