package dev.refrain.weave;

import dev.refrain.call.DoorMaker;
import dev.refrain.rules.Rule;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent's one transformer: looks at each class that is loaded, weaves those that rules mean,
 * and leaves all others untouched. Never fails: a class that it can't cope with runs as it is.
 */
final class WeavingTransformer implements ClassFileTransformer {
  private static final @Nullable ClassLoader OURS = WeavingTransformer.class.getClassLoader();
  private static final ClassLoader PLATFORM = platform();

  /** A class file of nothing but a name and a superclass. */
  private static final byte[] SAMPLE = {
    (byte) 0xCA,
    (byte) 0xFE,
    (byte) 0xBA,
    (byte) 0xBE,
    0,
    0,
    0,
    52,
    0,
    5,
    7,
    0,
    2,
    1,
    0,
    1,
    '-',
    7,
    0,
    4,
    1,
    0,
    1,
    'B',
    0,
    0x21,
    0,
    1,
    0,
    3,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0
  };

  private final WovenMethods woven;
  private final ClassMatcher matcher;
  private final DoorMaker doors;
  private final MatchLog log;
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

  volatile RuleIndex index;

  WeavingTransformer(
      RuleIndex index, WovenMethods woven, ClassMatcher matcher, DoorMaker doors, MatchLog log) {
    this.index = index;
    this.woven = woven;
    this.matcher = matcher;
    this.doors = doors;
    this.log = log;
  }

  /** The loader of the JDK's classes that are not the boot loader's; 8's has another name. */
  private static ClassLoader platform() {
    ClassLoader top = ClassLoader.getSystemClassLoader();
    for (ClassLoader parent = top.getParent(); parent != null; parent = top.getParent()) {
      top = parent;
    }
    return top;
  }

  /** Looks at a class that is none, so that the classes which looking takes are loaded. */
  void warmUp() {
    transform(ClassLoader.getSystemClassLoader(), "-", null, null, SAMPLE);
  }

  /** Whether classes of this loader are the application's. */
  static boolean isOfApplication(@Nullable ClassLoader loader) {
    return loader != null && loader != PLATFORM && loader != OURS;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    // First of all: the JDK's classes may be loaded because the lines below need them.
    if (loader == null || loader == PLATFORM || loader == OURS || name == null) {
      return null;
    }
    // What is loaded because of this look is not looked at.
    if (busy.get() != null) {
      log.skipped(name, "looking at another class has loaded it");
      return null;
    }
    busy.set(Boolean.TRUE);
    try {
      RuleIndex asked;
      byte[] result;
      ClassFiles files = new ClassFiles(loader, domain);
      do {
        asked = index;
        result = transform(asked, loader, files, name, bytes, loaded != null);
        // A reload meanwhile has not seen this class: look again.
      } while (asked != index);
      return result;
    } catch (Throwable failure) {
      log.failed(name, failure);
      unweave(loader, name);
      return null;
    } finally {
      busy.remove();
    }
  }

  private byte @Nullable [] transform(
      RuleIndex asked,
      ClassLoader loader,
      ClassFiles files,
      String name,
      byte[] bytes,
      boolean isLoaded) {
    ClassMatch match = matcher.match(asked, loader, files, name, bytes, isLoaded);
    if (match == null) {
      unweave(loader, name);
      return null;
    }
    ClassRecord record = woven.of(loader).recordOf(match.type);
    if (match.methods.isEmpty()) {
      record.update(match.type, match.methods);
      return null;
    }
    Map<String, MethodSketch> methods = new HashMap<>();
    for (MethodSketch method : match.methods.keySet()) {
      methods.put(method.id(), method);
    }
    byte[] result = ClassWeaver.weave(bytes, methods, log);
    Map<MethodSketch, List<Rule>> done = new HashMap<>();
    for (Map.Entry<MethodSketch, List<Rule>> each : match.methods.entrySet()) {
      if (methods.containsKey(each.getKey().id())) {
        done.put(each.getKey(), each.getValue());
        doors.expect(each.getValue());
      }
    }
    record.update(match.type, done);
    return methods.isEmpty() ? null : result;
  }

  private void unweave(ClassLoader loader, String name) {
    LoaderMemory memory = woven.find(loader);
    ClassRecord record = memory == null ? null : memory.record(name);
    if (record != null) {
      record.unweave();
    }
  }
}
