package dev.refrain.codec;

import org.jspecify.annotations.Nullable;

/**
 * A codec as others see it: a payload within an envelope, compressed or not, and read back once for
 * each shape.
 */
final class EnvelopeCodec implements ValueCodec {
  /** What needs a look at the application's classes. */
  private static final class Inside {
    final PayloadCodec payload;
    final AllowedClasses allowed;

    Inside(PayloadFormat format, CodecSettings settings) throws Exception {
      this.allowed = new AllowedClasses(settings);
      this.payload = format.create(ValueType.of(settings.type()), allowed);
    }
  }

  private final PayloadFormat format;
  private final CodecSettings settings;
  private final SeenShapes seen = new SeenShapes();
  private final ImmutableValues immutable = new ImmutableValues();
  private volatile @Nullable Inside inside;

  EnvelopeCodec(PayloadFormat format, CodecSettings settings) {
    this.format = format;
    this.settings = settings;
  }

  @Override
  public String version() throws Exception {
    return format.letter() + Long.toHexString(inside().allowed.shape());
  }

  @Override
  public byte[] encode(@Nullable Object value, byte[] key, long loadMicros, long staleMillis)
      throws Exception {
    try {
      Inside inside = inside();
      byte[] payload = {};
      int flags = Envelope.NULL;
      if (value != null) {
        flags = 0;
        payload = payload(inside, value);
        byte[] packed =
            payload.length > settings.compressAbove() ? Deflation.deflated(payload) : null;
        if (packed != null) {
          flags = Envelope.DEFLATED;
          payload = packed;
        }
      }
      return new Envelope(
              flags,
              format.letter(),
              inside.allowed.shape(),
              ShapeDigest.of(key),
              loadMicros,
              staleMillis,
              payload)
          .bytes();
    } catch (StackOverflowError | LinkageError e) {
      throw new LossyValueException("can't be written: " + e);
    }
  }

  @Override
  public DecodedValue decode(byte[] bytes, byte[] key) throws Exception {
    Envelope envelope = Envelope.of(bytes);
    if (envelope.key() != ShapeDigest.of(key)) {
      throw new DamagedValueException("an entry of another key");
    }
    try {
      Inside inside = inside();
      if (envelope.letter() != format.letter()) {
        throw new OtherShapeException("written by another codec");
      }
      if (envelope.shape() != inside.allowed.shape()) {
        throw new OtherShapeException("written by another version of the value's classes");
      }
      boolean isNull = envelope.has(Envelope.NULL);
      if (!envelope.hasOnly(Envelope.NULL | Envelope.DEFLATED)
          || (isNull && (envelope.has(Envelope.DEFLATED) || envelope.payload().length > 0))) {
        throw new DamagedValueException("damaged: flags that can't be");
      }
      Object value = null;
      if (!isNull) {
        byte[] payload = envelope.payload();
        value =
            inside.payload.read(
                envelope.has(Envelope.DEFLATED) ? Deflation.inflated(payload) : payload);
      }
      return new DecodedValue(value, envelope.loadMicros(), envelope.staleMillis());
    } catch (StackOverflowError | LinkageError | AssertionError | InternalError e) {
      // The JDK's own readers may trust what they read: an odd half of a text is an InternalError.
      throw new DamagedValueException("can't be read: " + e.getClass().getName());
    }
  }

  @Override
  public @Nullable Object copy(@Nullable Object value) throws Exception {
    if (value == null || immutable.has(value)) {
      return value;
    }
    try {
      Inside inside = inside();
      return inside.payload.read(payload(inside, value));
    } catch (StackOverflowError | LinkageError e) {
      throw new LossyValueException("can't be copied: " + e);
    }
  }

  private byte[] payload(Inside inside, Object value) throws Exception {
    ShapeNotes notes = new ShapeNotes(seen);
    BoundedOutput out = new BoundedOutput();
    try {
      inside.payload.write(value, out, notes);
    } catch (BoundedOutput.Overflow e) {
      throw new LossyValueException(
          "has more than " + Deflation.MAXIMUM + " bytes, or refers to itself");
    }
    byte[] payload = out.toByteArray();
    if (notes.isNew()) {
      check(inside, value, payload);
      notes.accept();
    }
    return payload;
  }

  private void check(Inside inside, Object value, byte[] payload) throws LossyValueException {
    Object back;
    try {
      back = inside.payload.read(payload);
    } catch (Exception | StackOverflowError e) {
      // Not its message: that may tell the value.
      boolean ours = e instanceof DamagedValueException || e instanceof OtherShapeException;
      throw new LossyValueException(
          "can't be read back from "
              + format.name()
              + ": "
              + (ours ? e.getMessage() : e.getClass().getName()));
    }
    String lost = new ValueDifference().find(value, back);
    if (lost != null) {
      String root = ValueType.erasure(settings.type()).getSimpleName();
      throw new LossyValueException(
          root + lost + " would not come back from " + format.name() + " as it was");
    }
  }

  private Inside inside() throws Exception {
    Inside made = inside;
    if (made == null) {
      // Two threads may make one each; the loser's is garbage.
      made = new Inside(format, settings);
      inside = made;
    }
    return made;
  }
}
