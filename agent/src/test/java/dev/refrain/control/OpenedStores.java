package dev.refrain.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refrain.call.StoreAccess;
import dev.refrain.call.StoreSource;
import dev.refrain.observe.Recorder;
import dev.refrain.rules.Reading;
import dev.refrain.rules.RuleReader;
import dev.refrain.rules.RuleSet;
import dev.refrain.store.redis.RedisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real stores of one process's rules, opened as the agent does. */
public final class OpenedStores implements StoreSource, AutoCloseable {
  private final SharedStores stores;

  public OpenedStores(Recorder recorder) {
    stores = new SharedStores(recorder, OpenedStores::daemon);
  }

  /** What the agent makes of such a store in a rules file. */
  public static RedisSettings.Builder redis(String type, String uri) {
    try {
      Path file = Files.createTempFile("rules", ".yaml");
      try {
        String store = "{type: " + type + ", uri: '" + uri + "'}";
        Files.writeString(file, "stores: {shared: " + store + "}\nrules: []\n");
        Reading reading = RuleReader.read(file.toFile(), name -> null);
        assertEquals(List.of(), reading.problems());
        return RedisKind.settings(reading.rules().stores().get("shared"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
