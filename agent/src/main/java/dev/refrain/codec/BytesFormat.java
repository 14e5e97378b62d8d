package dev.refrain.codec;

/** {@code bytes}: a {@code byte[]} as it is. */
final class BytesFormat implements PayloadFormat {
  @Override
  public String name() {
    return "bytes";
  }

  @Override
  public char letter() {
    return 'b';
  }

  @Override
  public boolean claims(Class<?> declared) {
    return declared == byte[].class;
  }

  @Override
  public PayloadCodec create(ValueType declared, AllowedClasses allowed) {
    return new PayloadCodec() {
      @Override
      public void write(Object value, BoundedOutput out, ShapeNotes notes) throws Exception {
        out.write((byte[]) value);
      }

      @Override
      public Object read(byte[] bytes) {
        return bytes;
      }
    };
  }
}
