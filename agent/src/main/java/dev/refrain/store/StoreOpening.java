package dev.refrain.store;

import java.io.IOException;

/** Makes a shared store: loads its client's classes and reads its files, which may take long. */
public interface StoreOpening {
  /**
   * The store.
   *
   * @throws IOException where it can't be made now, with a message for the user, without secrets
   */
  SharedStore open() throws IOException;
}
