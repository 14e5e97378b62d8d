package dev.refrain.call.key;

import dev.refrain.observe.SafeMessage;

/** A rule that can't work for a method; the message tells the user what to write instead. */
public final class BindException extends Exception implements SafeMessage {
  public BindException(String message) {
    super(message, null, false, false);
  }
}
