package dev.refrain.codec;

import java.nio.charset.StandardCharsets;

/** {@code text}: a {@code String} or {@code char[]} as UTF-8; as UTF-16 if it is no whole text. */
final class TextFormat implements PayloadFormat {
  private static final char UTF_8 = '8';
  private static final char UTF_16 = '6';

  @Override
  public String name() {
    return "text";
  }

  @Override
  public char letter() {
    return 't';
  }

  @Override
  public boolean claims(Class<?> declared) {
    return declared == String.class || declared == char[].class;
  }

  @Override
  public PayloadCodec create(final ValueType declared, AllowedClasses allowed) {
    final boolean chars = declared.raw() == char[].class;
    return new PayloadCodec() {
      @Override
      public void write(Object value, BoundedOutput out, ShapeNotes notes) throws Exception {
        writeText(chars ? new String((char[]) value) : (String) value, out);
      }

      @Override
      public Object read(byte[] bytes) throws Exception {
        String text = readText(bytes);
        return chars ? text.toCharArray() : text;
      }
    };
  }

  private static void writeText(String text, BoundedOutput out) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (isText(text)) {
      out.write(UTF_8);
      out.write(bytes, 0, bytes.length);
      return;
    }
    out.write(UTF_16);
    for (int i = 0; i < text.length(); i++) {
      out.write(text.charAt(i) >>> 8);
      out.write(text.charAt(i));
    }
  }

  /** Half of a surrogate pair is no text: UTF-8 has no bytes for it. */
  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static String readText(byte[] bytes) throws DamagedValueException {
    if (bytes.length > 0 && bytes[0] == UTF_8) {
      String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
      // Where the replacement character stands, something may have been replaced.
      if (text.indexOf('\uFFFD') < 0
          || text.getBytes(StandardCharsets.UTF_8).length == bytes.length - 1) {
        return text;
      }
    } else if (bytes.length % 2 == 1 && bytes[0] == UTF_16) {
      char[] chars = new char[bytes.length / 2];
      for (int i = 0; i < chars.length; i++) {
        chars[i] = (char) (((bytes[1 + 2 * i] & 0xff) << 8) | (bytes[2 + 2 * i] & 0xff));
      }
      return new String(chars);
    }
    throw new DamagedValueException("no text");
  }
}
