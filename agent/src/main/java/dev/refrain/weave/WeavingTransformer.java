package dev.refrain.weave;

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
  private static final @Nullable ClassLoader PLATFORM =
      ClassLoader.getSystemClassLoader().getParent();

  private final WovenMethods woven;
  private final ClassMatcher matcher;
  private final MatchLog log;
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

  volatile RuleIndex index;

  WeavingTransformer(RuleIndex index, WovenMethods woven, ClassMatcher matcher, MatchLog log) {
    this.index = index;
    this.woven = woven;
    this.matcher = matcher;
    this.log = log;
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
      return null;
    }
    busy.set(Boolean.TRUE);
    try {
      RuleIndex asked;
      byte[] result;
      do {
        asked = index;
        result = transform(asked, loader, name, bytes);
        // A reload meanwhile has not seen this class: look again.
      } while (asked != index);
      return result;
    } catch (Throwable failure) {
      log.failed(name, failure);
      return null;
    } finally {
      busy.remove();
    }
  }

  private byte @Nullable [] transform(
      RuleIndex asked, ClassLoader loader, String name, byte[] bytes) {
    ClassMatch match = matcher.match(asked, loader, name, bytes);
    if (match == null) {
      LoaderMemory memory = woven.find(loader);
      ClassRecord record = memory == null ? null : memory.record(name);
      if (record != null) {
        record.unweave();
      }
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
      }
    }
    record.update(match.type, done);
    return methods.isEmpty() ? null : result;
  }
}
