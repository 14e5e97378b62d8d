package dev.refrain.codec;

/** Whole bytes, written by another version of the application whose classes differ. */
public final class OtherShapeException extends Exception {
  public OtherShapeException(String message) {
    super(message, null, false, false);
  }
}
