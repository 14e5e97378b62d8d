package dev.refrain.call.key;

import dev.refrain.observe.SafeMessage;

/** A call whose key can't be made a value; the message tells the user which part to narrow. */
public final class RefusedKeyException extends RuntimeException implements SafeMessage {
  RefusedKeyException(String message) {
    super(message, null, false, false);
  }
}
