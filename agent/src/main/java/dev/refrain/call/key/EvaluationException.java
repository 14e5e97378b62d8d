package dev.refrain.call.key;

/** An expression that has no value for the objects of one call; the message names their classes. */
public final class EvaluationException extends RuntimeException {
  EvaluationException(String message) {
    super(message, null, false, false);
  }
}
