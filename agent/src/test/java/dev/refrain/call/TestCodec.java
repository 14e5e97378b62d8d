package dev.refrain.call;

import dev.refrain.codec.LossyValueException;
import dev.refrain.codec.OtherShapeException;
import dev.refrain.codec.ValueCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts, behind a mark of their version and the key that they belong to. */
final class TestCodec implements ValueCodec {
  volatile String version = "1";
  volatile boolean loses;

  @Override
  public byte[] encode(Object value, byte[] key, long loadMicros) throws LossyValueException {
    if (loses) {
      throw new LossyValueException("Quote.secret is lost");
    }
    String text = value == null ? "null" : "text " + value;
    return (version + "\n" + text(key) + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Object decode(byte[] bytes, byte[] key) throws IOException, OtherShapeException {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
    if (lines.length < 3 || !lines[1].equals(text(key))) {
      throw new IOException("damaged");
    }
    if (!lines[0].equals(version)) {
      throw new OtherShapeException("of version " + lines[0]);
    }
    return lines[2].equals("null") ? null : lines[2].substring("text ".length());
  }

  @Override
  public Object copy(Object value) {
    return value;
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
