package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refrain.observe.Log;
import dev.refrain.observe.MethodCounters;
import dev.refrain.observe.Recorder;
import dev.refrain.rules.Reading;
import dev.refrain.rules.Rule;
import dev.refrain.rules.RuleReader;
import dev.refrain.rules.RuleSet;
import dev.refrain.store.CoarseClock;
import dev.refrain.store.FakeTicker;
import dev.refrain.store.HeapStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The call path with a clock, an executor and chance in a test's hands, and its woven methods. */
final class CallFixture implements Overrides {
  final FakeTicker ticker = new FakeTicker();
  final CoarseClock clock = new CoarseClock(ticker);
  final ElasticExecutor elastic = new ElasticExecutor();
  final Housekeeper housekeeper = new Housekeeper(elastic);
  final Recorder recorder;
  final Services services;
  volatile double chance;
  volatile boolean failingChance;

  /** Happens once, before chance is asked next. */
  volatile Runnable beforeChance;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final CallPath path;
  private final List<WovenMethod> woven = new ArrayList<>();
  private HeapStores stores;

  /** What a rules file says of stores, and where they come from. */
  private String described = "";

  private Function<RuleSet, StoreSource> source;

  CallFixture() {
    this(null);
  }

  /**
   * @param other runs callbacks in place of the agent's own executor, or null
   */
  CallFixture(Executor other) {
    Executor executor = other == null ? elastic : other;
    recorder = new Recorder(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), false));
    services = new Services(clock, executor, housekeeper, this::chance, recorder);
    path = new CallPath(services, this);
  }

  private double chance() {
    Runnable race = beforeChance;
    if (race != null) {
      beforeChance = null;
      race.run();
    }
    if (failingChance) {
      throw new IllegalStateException("no luck");
    }
    return chance;
  }

  /** Puts a door into the method of that name; it is the only one. */
  WovenMethod weave(Class<?> declaring, String name) {
    List<Method> all =
        Arrays.stream(declaring.getDeclaredMethods())
            .filter(each -> each.getName().equals(name) && !each.isBridge())
            .toList();
    assertEquals(1, all.size(), () -> declaring + " has these: " + all);
    return weave(all.get(0));
  }

  WovenMethod weave(Method method) {
    return added(WovenMethod.of(path, method));
  }

  /** As if the method's parameters had these names. */
  WovenMethod weave(Method method, List<String> names) {
    return added(WovenMethod.of(path, method, names));
  }

  private WovenMethod added(WovenMethod made) {
    woven.add(made);
    return made;
  }

  /** Rules may name a store {@code shared}, which is this server as one of its clients sees it. */
  CallFixture sharing(HeapStore.Server server) {
    stores = new HeapStores(server, recorder);
    return sharing(
        HeapStores.SETTINGS,
        rules -> {
          stores.settings(rules);
          return stores;
        });
  }

  /** Rules may name the stores that a rules file describes so. */
  CallFixture sharing(String yaml, Function<RuleSet, StoreSource> opening) {
    described = yaml;
    source = opening;
    return this;
  }

  HeapStores stores() {
    return stores;
  }

  /** Puts these rules in force, in place of all former ones. */
  CallFixture rules(String yaml) {
    RuleSet rules = readSet(described + "rules:\n" + yaml.indent(2));
    if (source != null) {
      services.shared().replace(rules, source.apply(rules));
    }
    for (WovenMethod each : woven) {
      each.bind(rules.rules());
    }
    return this;
  }

  CallFixture noRules() {
    for (WovenMethod each : woven) {
      each.bind(List.of());
    }
    return this;
  }

  static List<Rule> read(String yaml) {
    return readSet(yaml).rules();
  }

  private static RuleSet readSet(String yaml) {
    try {
      Path file = Files.createTempFile("rules", ".yaml");
      try {
        Files.writeString(file, yaml);
        Reading reading = RuleReader.read(file.toFile(), name -> null);
        assertEquals(List.of(), reading.problems());
        return reading.rules();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Time passes, and the agent's clock thread sees it. */
  void advance(Duration by) {
    ticker.advance(by);
    clock.precise();
  }

  /** What was logged so far. */
  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  MethodCounters counters(String rule) {
    List<MethodCounters> all =
        recorder.all().stream().filter(each -> each.rule().equals(rule)).toList();
    assertEquals(1, all.size(), () -> "methods of " + rule);
    return all.get(0);
  }

  /** The entries and flights of the only method that a rule caches. */
  Region region(String rule) {
    List<CachedMethod> all = services.regions().of(rule);
    assertEquals(1, all.size(), () -> "methods of " + rule);
    return all.get(0).region();
  }

  @Override
  public boolean isOverridden(Class<?> declaring, MethodFacts method, Class<?> receiver) {
    for (Class<?> type = receiver; type != declaring; type = type.getSuperclass()) {
      for (WovenMethod each : woven) {
        if (each.method().getDeclaringClass() == type
            && each.method().getName().equals(method.name())
            && each.caches()) {
          return true;
        }
      }
    }
    return false;
  }
}
