package dev.refrain.codec;

/** Bytes that are no value of this codec, or of another key; the message holds nothing of them. */
final class DamagedValueException extends Exception {
  DamagedValueException(String message) {
    super(message, null, false, false);
  }
}
