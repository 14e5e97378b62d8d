package dev.refrain.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The codecs there are: one line each in {@link #FORMATS}. */
public final class Codecs {
  private static final PayloadFormat[] FORMATS = {
    new TextFormat(), new BytesFormat(), new JsonFormat(), new JavaFormat()
  };

  /** The words that a rule may say; the others are chosen by the declared type alone. */
  public static final List<String> NAMES =
      Collections.unmodifiableList(new ArrayList<>(Arrays.asList("json", "java")));

  private Codecs() {}

  /** A codec; looks at no class of the application before its first value. */
  public static ValueCodec of(CodecSettings settings) {
    Class<?> declared = ValueType.erasure(settings.type());
    for (PayloadFormat each : FORMATS) {
      if (each.claims(declared)) {
        return new EnvelopeCodec(each, settings);
      }
    }
    for (PayloadFormat each : FORMATS) {
      if (each.name().equals(settings.codec())) {
        return new EnvelopeCodec(each, settings);
      }
    }
    throw new IllegalArgumentException("no codec '" + settings.codec() + "'; there are " + NAMES);
  }
}
