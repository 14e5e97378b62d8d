package dev.refrain.async;

import org.jspecify.annotations.Nullable;

/** Something under way whose outcome may have to be fetched. */
public interface Source extends Outcome {
  /** The application's own future, once its method has returned it. */
  @Nullable Object pending();
}
