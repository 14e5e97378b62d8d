package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** Opens the shared stores of the rules in force. Thread-safe. */
public interface StoreSource {
  /**
   * The store of that name; the same one each time. {@code null}: there is none. It is opened in
   * the background, and for as long as that takes it is a store that does not answer.
   */
  @Nullable StoreAccess store(String name);
}
