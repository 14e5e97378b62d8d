package dev.refrain.store;

import org.junit.jupiter.api.Nested;

/** The store of other tests keeps to what real ones keep to. */
class HeapStoreTest {
  private final HeapStore.Server server = new HeapStore.Server(Ticker.SYSTEM);

  @Nested
  class Store extends SharedStoreContract {
    @Override
    protected SharedStore open() {
      return server.client(new Changes());
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      server.delete(key);
    }
  }

  @Nested
  class Copies extends ChangesContract {
    @Override
    protected SharedStore open(Changes changes) {
      return server.client(changes);
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      server.delete(key);
    }
  }
}
