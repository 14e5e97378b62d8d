package dev.refrain.call;

import dev.refrain.codec.DecodedValue;
import dev.refrain.codec.LossyValueException;
import dev.refrain.codec.OtherShapeException;
import dev.refrain.codec.ValueCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts, behind a mark of their version and the key that they belong to. */
final class TestCodec implements ValueCodec {
  private final TestCodec settings;
  private final String meaning;

  volatile String version = "1";

  /** What tells values apart though the declared type, and so the version, is the same. */
  volatile String variant = "";

  volatile boolean loses;

  TestCodec() {
    this.settings = this;
    this.meaning = "";
  }

  private TestCodec(TestCodec settings, String meaning) {
    this.settings = settings;
    this.meaning = Integer.toHexString(meaning.hashCode());
  }

  /** One of values that mean this; what is set here holds there, too. */
  TestCodec of(String meaning) {
    return new TestCodec(this, meaning);
  }

  @Override
  public byte[] encode(Object value, byte[] key, long loadMicros, long staleMillis)
      throws LossyValueException {
    if (settings.loses) {
      throw new LossyValueException("Quote.secret is lost");
    }
    String text = value == null ? "null" : "text " + value;
    return String.join(
            "\n", version() + settings.variant, text(key), loadMicros + " " + staleMillis, text)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public DecodedValue decode(byte[] bytes, byte[] key) throws IOException, OtherShapeException {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 4);
    if (lines.length < 4 || !lines[1].equals(text(key))) {
      throw new IOException("damaged");
    }
    if (!lines[0].equals(version() + settings.variant)) {
      throw new OtherShapeException("of version " + lines[0]);
    }
    String[] numbers = lines[2].split(" ", 2);
    return new DecodedValue(
        lines[3].equals("null") ? null : lines[3].substring("text ".length()),
        Long.parseLong(numbers[0]),
        Long.parseLong(numbers[1]));
  }

  @Override
  public String version() {
    return settings.version + meaning;
  }

  @Override
  public Object copy(Object value) {
    return value;
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
