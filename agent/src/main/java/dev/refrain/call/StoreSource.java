package dev.refrain.call;

import dev.refrain.call.key.BindException;
import org.jspecify.annotations.Nullable;

/** Opens the shared stores of the rules in force. Thread-safe. */
public interface StoreSource {
  /**
   * The store of that name; the same one each time. {@code null}: there is none.
   *
   * @throws BindException if it can't be opened, such as for a file of certificates that is not
   *     there; a server that is not there is no reason
   */
  @Nullable StoreAccess store(String name) throws BindException;
}
