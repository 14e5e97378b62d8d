package dev.refrain.weave;

import dev.refrain.call.BoundDoor;
import dev.refrain.call.DoorMaker;
import dev.refrain.call.MethodFacts;
import dev.refrain.observe.Log;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.MethodPattern;
import dev.refrain.rules.Mode;
import dev.refrain.rules.Place;
import dev.refrain.rules.Rule;
import dev.refrain.rules.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A weaver at work in this JVM, what it says, and what another agent behind it sees. */
final class Weaving implements AutoCloseable, DoorMaker, ClassFileTransformer {
  final Instrumentation instrumentation;
  final WovenMethods woven = new WovenMethods();
  final Weaver weaver;

  /** By type and method name. */
  final Map<String, TestDoor> doors = new ConcurrentHashMap<>();

  final List<Rule> expected = new CopyOnWriteArrayList<>();

  final Map<String, MethodFacts> facts = new ConcurrentHashMap<>();

  /** The bytes that the agent behind was shown, each time, by loader and name. */
  private final Map<String, List<byte[]>> looks = new ConcurrentHashMap<>();

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  private Weaving(boolean debug) throws Exception {
    instrumentation = TestInstrumentation.get();
    PrintStream out = new PrintStream(lines, true, StandardCharsets.UTF_8);
    weaver = new Weaver(instrumentation, this, woven, new Log(out, debug));
  }

  static Weaving of(Rule... rules) throws Exception {
    return new Weaving(false).install(rules);
  }

  static Weaving debugging(Rule... rules) throws Exception {
    return new Weaving(true).install(rules);
  }

  private Weaving install(Rule... rules) {
    weaver.install(new RuleSet(List.of(rules)));
    instrumentation.addTransformer(this, true);
    return this;
  }

  void replace(Rule... rules) {
    weaver.replace(new RuleSet(List.of(rules)));
  }

  @Override
  public BoundDoor make(Class<?> declaring, MethodFacts method, MethodHandles.@Nullable Lookup at) {
    TestDoor door = new TestDoor();
    doors.put(method.toString(), door);
    facts.put(method.toString(), method);
    return door;
  }

  @Override
  public void expect(List<Rule> rules) {
    expected.addAll(rules);
  }

  @Override
  public byte @Nullable [] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] given) {
    if (loader instanceof Application) {
      looksAt(loader, name.replace('/', '.')).add(given);
    }
    return null;
  }

  List<byte[]> looksAt(ClassLoader loader, String type) {
    String key = System.identityHashCode(loader) + " " + type;
    return looks.computeIfAbsent(key, none -> new ArrayList<>());
  }

  /** The class file in force, as the agent behind saw it last. */
  byte[] bytesOf(ClassLoader loader, String type) {
    List<byte[]> seen = looksAt(loader, type);
    return seen.get(seen.size() - 1);
  }

  /** The methods of a loaded type that have a door, by name and parameters. */
  List<String> woven(Class<?> type) {
    ClassRecord record = woven.find(type);
    return record == null
        ? List.of()
        : record.methods().stream()
            .filter(MethodRecord::isWoven)
            .map(method -> method.facts.id())
            .map(id -> id.substring(0, id.indexOf(')') + 1))
            .sorted()
            .toList();
  }

  List<String> lines() {
    return lines.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    instrumentation.removeTransformer(this);
    weaver.uninstall();
  }

  static Rule cached(String... methods) {
    return rule(Mode.CACHE, methods);
  }

  static Rule rule(Mode mode, String... methods) {
    CacheSettings settings = CacheSettings.ttl(1).mode(mode).build();
    return Rule.caching(methods[0], place(1), patterns(methods), settings);
  }

  static Rule evicting(String... methods) {
    return Rule.evicting(methods[0], place(1), patterns(methods), List.of());
  }

  static List<MethodPattern> patterns(String... methods) {
    List<MethodPattern> patterns = new ArrayList<>();
    for (String text : methods) {
      patterns.add(pattern(place(patterns.size() + 2), text));
    }
    return patterns;
  }

  private static MethodPattern pattern(Place place, String text) {
    if (text.startsWith("@")) {
      return MethodPattern.ofAnnotation(place, text, text.substring(1));
    }
    String[] parts = text.split("[#()]");
    List<String> parameters =
        text.endsWith("()")
            ? List.of()
            : parts.length < 3 ? null : Stream.of(parts[2].split(",")).map(String::trim).toList();
    return MethodPattern.ofMethod(place, text, parts[0], parts[1], parameters);
  }

  private static Place place(int line) {
    return new Place("shop.yaml", line, 5);
  }
}
