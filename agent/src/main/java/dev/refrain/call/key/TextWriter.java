package dev.refrain.call.key;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Puts the text of one key together. For one thread. */
final class TextWriter {
  private static final String PLAIN = "_-./@+$%&!";

  private final StringBuilder out = new StringBuilder();

  TextWriter comma() {
    out.append(',');
    return this;
  }

  /**
   * @param known whether every value of this part is of one class
   */
  void part(Object value, boolean known) {
    if (value == NullKey.NULL) {
      out.append('~');
    } else if (value instanceof String) {
      quoted((String) value);
    } else if (value instanceof FrozenPrimitives) {
      type(((FrozenPrimitives) value).kind());
      quoted(value.toString());
    } else if (value instanceof FrozenParts) {
      parts((FrozenParts) value);
    } else {
      String text = ScalarText.of(value);
      if (text != null) {
        if (!known) {
          type(value instanceof Enum ? ((Enum<?>) value).getDeclaringClass() : value.getClass());
          out.append(':');
        }
        quoted(text);
      } else {
        bean(value);
      }
    }
  }

  private void type(Class<?> type) {
    out.append(TypeText.of(type));
  }

  private void quoted(String text) {
    if (isPlain(text)) {
      out.append(text);
      return;
    }
    out.append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
        // A lone surrogate has no UTF-8: two texts would have the same bytes.
        out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        out.append(c);
      }
    }
    out.append('\'');
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN.indexOf(c) >= 0
              || (c > 0x7f && Character.isLetter(c) && !Character.isSurrogate(c));
      if (!plain) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private void parts(FrozenParts frozen) {
    type(frozen.kind());
    Object[] parts = frozen.parts();
    if (frozen.kind() == Set.class) {
      sorted(((Set<?>) parts[0]).toArray());
    } else if (frozen.kind() == Map.class) {
      Map<?, ?> map = (Map<?, ?>) parts[0];
      Object[] pairs = new Object[map.size()];
      int i = 0;
      for (Map.Entry<?, ?> each : map.entrySet()) {
        pairs[i++] = new Object[] {each.getKey(), each.getValue()};
      }
      sorted(pairs);
    } else {
      list(parts);
    }
  }

  private void list(Object[] parts) {
    out.append('[');
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      part(ScalarText.ofCopy(parts[i]), false);
    }
    out.append(']');
  }

  /** What has no order gets one by its text. */
  private void sorted(Object[] elements) {
    String[] texts = new String[elements.length];
    for (int i = 0; i < elements.length; i++) {
      TextWriter one = new TextWriter();
      if (elements[i] instanceof Object[]) {
        one.list((Object[]) elements[i]);
      } else {
        one.part(elements[i], false);
      }
      texts[i] = one.toString();
    }
    Arrays.sort(texts);
    out.append('[');
    for (int i = 0; i < texts.length; i++) {
      out.append(i == 0 ? "" : ",").append(texts[i]);
    }
    out.append(']');
  }

  /** An immutable value of the application's: by its fields. */
  private void bean(Object value) {
    Object[] fields = BeanText.fields(value);
    type(value.getClass());
    list(fields);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
