package dev.refrain.call.key;

import dev.refrain.observe.SafeMessage;

/** An expression that has no value for the objects of one call; the message names their classes. */
public final class EvaluationException extends RuntimeException implements SafeMessage {
  EvaluationException(String message) {
    super(message, null, false, false);
  }
}
