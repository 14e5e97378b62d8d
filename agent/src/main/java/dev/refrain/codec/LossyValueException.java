package dev.refrain.codec;

/** A value would not come back from its bytes as it was; the message names what got lost. */
public final class LossyValueException extends Exception {
  public LossyValueException(String message) {
    super(message, null, false, false);
  }
}
