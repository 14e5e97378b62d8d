package dev.refrain.control;

import dev.refrain.call.StoreAccess;
import dev.refrain.call.StoreSource;
import dev.refrain.observe.Recorder;
import dev.refrain.rules.RuleSet;

/** The real stores of one process's rules, opened as the agent does. */
public final class OpenedStores implements StoreSource, AutoCloseable {
  private final SharedStores stores;

  public OpenedStores(Recorder recorder) {
    stores = new SharedStores(recorder, OpenedStores::daemon);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "stores");
    thread.setDaemon(true);
    return thread;
  }

  /** The stores of these rules from now on. */
  public StoreSource of(RuleSet rules) {
    stores.replace(rules);
    return this;
  }

  @Override
  public StoreAccess store(String name) {
    return stores.store(name);
  }

  @Override
  public void close() {
    stores.close();
  }
}
