package dev.refrain.call.key;

/** A rule that can't work for a method; the message tells the user what to write instead. */
public final class BindException extends Exception {
  public BindException(String message) {
    super(message, null, false, false);
  }
}
