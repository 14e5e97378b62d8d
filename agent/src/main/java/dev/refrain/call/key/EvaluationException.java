package dev.refrain.call.key;

import dev.refrain.observe.SafeMessage;

/** An expression that has no value for the objects of one call; the message names their classes. */
public final class EvaluationException extends RuntimeException implements SafeMessage {
  /** An exception; {@code message} holds no values. */
  public EvaluationException(String message) {
    super(message, null, false, false);
  }
}
