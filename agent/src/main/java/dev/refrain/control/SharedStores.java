package dev.refrain.control;

import dev.refrain.call.StoreAccess;
import dev.refrain.call.StoreSource;
import dev.refrain.observe.Recorder;
import dev.refrain.observe.StoreCounters;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.RuleSet;
import dev.refrain.rules.SharingSettings;
import dev.refrain.rules.StoreSettings;
import dev.refrain.store.Changes;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.SharedStore;
import dev.refrain.store.StoreOpening;
import dev.refrain.store.Ticker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The shared stores of the rules in force: each is opened in the background when a class is loaded
 * that will need it, and stays open over a reload that does not change it. Thread-safe.
 */
final class SharedStores implements StoreSource {
  private final Recorder recorder;
  private final ThreadFactory threads;
  private final Map<String, Open> open = new HashMap<>();

  /** Stores that a reload has changed, until their successors are opened. */
  private final Map<String, GuardedStore> former = new HashMap<>();

  private Map<String, StoreSettings> described = Collections.emptyMap();

  /** The names of stores of which some rule keeps copies in memory. */
  private Set<String> near = Collections.emptySet();

  /** The names of stores of which some rule has to know how long an entry has left. */
  private Set<String> aging = Collections.emptySet();

  /**
   * No stores.
   *
   * @param threads makes daemons that hold nothing of the application
   */
  SharedStores(Recorder recorder, ThreadFactory threads) {
    this.recorder = recorder;
    this.threads = threads;
  }

  /** From now on stores are these; gives those that are not any more, to be closed later. */
  synchronized List<GuardedStore> replace(RuleSet rules) {
    described = rules.stores();
    near = new HashSet<>();
    aging = new HashSet<>();
    for (int i = 0; i < rules.rules().size(); i++) {
      CacheSettings cache = rules.rules().get(i).cache();
      SharingSettings sharing = cache == null ? null : cache.sharing();
      if (cache != null && sharing != null) {
        if (sharing.memoryTier()) {
          near.add(sharing.store());
        }
        if (cache.freshness() != null) {
          aging.add(sharing.store());
        }
      }
    }
    List<GuardedStore> dropped = new ArrayList<>();
    for (Iterator<Map.Entry<String, Open>> all = open.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Open> each = all.next();
      StoreSettings now = described.get(each.getKey());
      if (now == null || !each.getValue().content.equals(content(now))) {
        all.remove();
        dropped.add(each.getValue().store);
        former.put(each.getKey(), each.getValue().store);
      }
    }
    return dropped;
  }

  @Override
  public synchronized @Nullable StoreAccess store(String name) {
    StoreSettings settings = described.get(name);
    if (settings == null) {
      return null;
    }
    Open known = open.get(name);
    if (known == null) {
      known = new Open(open(settings), content(settings));
      open.put(name, known);
    }
    return new StoreAccess(known.store, settings);
  }

  private GuardedStore open(final StoreSettings settings) {
    final Changes changes = new Changes();
    final Changes heard = near.contains(settings.name()) ? changes : null;
    final boolean isAging = aging.contains(settings.name());
    final StoreCounters counters = recorder.store(settings.name());
    GuardedStore guard =
        new GuardedStore(
            new StoreOpening() {
              @Override
              public SharedStore open() throws IOException {
                return StoreKinds.open(settings, heard, isAging, counters);
              }
            },
            changes,
            settings.timeoutNanos(),
            recorder,
            Ticker.SYSTEM,
            threads,
            settings.name(),
            settings.namespace());
    GuardedStore before = former.remove(settings.name());
    if (before != null) {
      guard.succeed(before);
    }
    guard.start();
    return guard;
  }

  /** At the end of the process: tells of evictions that no store will hear of any more. */
  synchronized void tellLostEvictions() {
    for (Open each : open.values()) {
      tellLostEvictions(each.store);
    }
    for (GuardedStore each : former.values()) {
      tellLostEvictions(each);
    }
  }

  private void tellLostEvictions(GuardedStore store) {
    int waiting = store.waitingEvictions();
    if (waiting > 0) {
      recorder.evictionsLost(store.counters(), waiting);
    }
  }

  /** Closes every store. */
  synchronized void close() {
    for (Open each : open.values()) {
      each.store.close();
    }
    open.clear();
  }

  /** All that a store's connections and entries rest on. */
  private List<@Nullable Object> content(StoreSettings settings) {
    return Arrays.<@Nullable Object>asList(
        settings.type(),
        settings.addresses().toString(),
        settings.master(),
        settings.username(),
        settings.password(),
        settings.sentinelUsername(),
        settings.sentinelPassword(),
        settings.database(),
        settings.tls(),
        settings.trustStore(),
        settings.trustStorePassword(),
        settings.keyStore(),
        settings.keyStorePassword(),
        settings.clientName(),
        settings.namespace(),
        settings.timeoutNanos(),
        near.contains(settings.name()),
        aging.contains(settings.name()));
  }

  /** A store and what it was opened with. */
  private static final class Open {
    private final GuardedStore store;
    private final List<@Nullable Object> content;

    Open(GuardedStore store, List<@Nullable Object> content) {
      this.store = store;
      this.content = content;
    }
  }
}
