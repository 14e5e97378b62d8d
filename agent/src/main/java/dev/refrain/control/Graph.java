package dev.refrain.control;

import dev.refrain.call.CallPath;
import dev.refrain.call.DetachedThreads;
import dev.refrain.call.ElasticExecutor;
import dev.refrain.call.Housekeeper;
import dev.refrain.call.Services;
import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.observe.Report;
import dev.refrain.observe.RuleSummary;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Rule;
import dev.refrain.rules.RuleSet;
import dev.refrain.rules.SharingSettings;
import dev.refrain.store.CoarseClock;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.Ticker;
import dev.refrain.weave.RuleStatus;
import dev.refrain.weave.Weaver;
import dev.refrain.weave.WovenMethods;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Everything that works while rules are in force, and how it hangs together. Thread-safe. */
final class Graph {
  private final Recorder recorder;
  private final Services services;
  private final ElasticExecutor executor = new ElasticExecutor();
  private final Housekeeper housekeeper = new Housekeeper(executor);
  private @Nullable SharedStores stores;
  private final Weaver weaver;
  private final Thread clock;

  private Graph(Instrumentation instrumentation, Log log) {
    CoarseClock coarse = new CoarseClock(Ticker.SYSTEM);
    recorder = new Recorder(log);
    services = new Services(coarse, executor, housekeeper, new Dice(), recorder);
    WovenMethods woven = new WovenMethods();
    weaver = new Weaver(instrumentation, new CallPath(services, woven), woven, log);
    clock = coarse.start();
    housekeeper.start(services.regions());
  }

  /** Puts the first rules in force. */
  static Graph start(Instrumentation instrumentation, Log log, RuleSet rules) {
    Graph graph = new Graph(instrumentation, log);
    graph.share(rules);
    graph.weaver.install(rules);
    return graph;
  }

  /** Puts other rules in force; entries of rules that keep their identity stay. */
  void replace(RuleSet rules) {
    List<GuardedStore> dropped = share(rules);
    weaver.replace(rules);
    // No method is bound to them any more.
    for (int i = 0; i < dropped.size(); i++) {
      dropped.get(i).close();
    }
  }

  /** Without shared stores, now and before, none of their classes is loaded. */
  private List<GuardedStore> share(RuleSet rules) {
    SharedStores all = stores;
    if (all == null) {
      if (rules.stores().isEmpty()) {
        return Collections.emptyList();
      }
      all = new SharedStores(recorder, new DetachedThreads("refrain-store-"));
      stores = all;
    }
    List<GuardedStore> dropped = all.replace(rules);
    services.shared().replace(rules, all);
    return dropped;
  }

  /** Evicts all entries of a caching rule; false if it caches nothing now. */
  boolean evict(String rule) {
    return services.evict(rule);
  }

  /** Gives every class its own bytes back and ends every thread of ours. */
  void stop() {
    weaver.uninstall();
    clock.interrupt();
    housekeeper.stop();
    executor.stop();
    if (stores != null) {
      stores.close();
    }
  }

  /** The table of what happened so far. */
  String report() {
    List<RuleSummary> rules = new ArrayList<>();
    for (RuleStatus each : weaver.status()) {
      rules.add(
          new RuleSummary(
              each.rule().name(),
              kind(each.rule()),
              each.methods(),
              storeAlone(each.rule()),
              each.unmatched()));
    }
    services.regions().sweep();
    return Report.of(rules, recorder);
  }

  /** At the end of the process: what will not be done any more. */
  void tellLostEvictions() {
    SharedStores all = stores;
    if (all != null) {
      all.tellLostEvictions();
    }
  }

  /** The store that keeps a rule's values, where memory keeps none. */
  private static @Nullable String storeAlone(Rule rule) {
    CacheSettings cache = rule.cache();
    SharingSettings sharing = cache == null ? null : cache.sharing();
    return sharing == null || sharing.memoryTier() ? null : sharing.store();
  }

  private static String kind(Rule rule) {
    CacheSettings cache = rule.cache();
    return cache == null ? "evict" : cache.mode().name().toLowerCase(Locale.ROOT);
  }

  /** Random numbers, from the calling thread's own generator. */
  private static final class Dice implements DoubleSupplier {
    @Override
    public double getAsDouble() {
      return ThreadLocalRandom.current().nextDouble();
    }
  }
}
