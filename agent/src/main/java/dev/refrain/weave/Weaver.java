package dev.refrain.weave;

import dev.refrain.call.DoorMaker;
import dev.refrain.observe.Log;
import dev.refrain.rules.Rule;
import dev.refrain.rules.RuleSet;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** Puts the rules' doors into the application's methods, and takes them out again. Thread-safe. */
public final class Weaver {
  private final Instrumentation instrumentation;
  private final WovenMethods woven;
  private final WeavingTransformer transformer;
  private final Doors doors;
  private final Sweep sweep;

  /**
   * @param woven empty; the same as the doors ask for overrides
   */
  public Weaver(Instrumentation instrumentation, DoorMaker doors, WovenMethods woven, Log log) {
    MatchLog matchLog = new MatchLog(log);
    ClassMatcher matcher = new ClassMatcher(woven, matchLog);
    this.instrumentation = instrumentation;
    this.woven = woven;
    this.doors = new Doors(woven, doors, matchLog);
    RuleIndex none = new RuleIndex(RuleSet.EMPTY);
    this.transformer = new WeavingTransformer(none, woven, matcher, doors, matchLog);
    this.sweep = new Sweep(none, instrumentation, woven, matcher, matchLog);
  }

  /** Puts the first rules in force, for classes loaded already and those to come. Once only. */
  public synchronized void install(RuleSet rules) {
    RefrainDoor.linker = doors;
    transformer.index = new RuleIndex(rules);
    transformer.warmUp();
    instrumentation.addTransformer(transformer, true);
    sweep.apply(transformer.index);
  }

  /** Puts other rules in force. */
  public synchronized void replace(RuleSet rules) {
    transformer.index = new RuleIndex(rules);
    sweep.apply(transformer.index);
  }

  /** Gives every class its original bytes back. */
  public synchronized void uninstall() {
    replace(RuleSet.EMPTY);
    instrumentation.removeTransformer(transformer);
    if (RefrainDoor.linker == doors) {
      RefrainDoor.linker = null;
    }
  }

  /** How far each rule in force has found its methods, in file order. */
  public List<RuleStatus> status() {
    RuleIndex index = transformer.index;
    Unmatched reasons = new Unmatched(instrumentation);
    List<RuleStatus> statuses = new ArrayList<>();
    for (Rule rule : index.rules.rules()) {
      int methods = 0;
      for (ClassRecord record : woven.all()) {
        for (MethodRecord method : record.methods()) {
          methods += method.rules().contains(rule) ? 1 : 0;
        }
      }
      List<String> unmatched = new ArrayList<>();
      for (CompiledPattern pattern : index.patterns) {
        if (pattern.rule == rule && !pattern.hasMet()) {
          unmatched.add(reasons.describe(pattern));
        }
      }
      statuses.add(new RuleStatus(rule, methods, unmatched));
    }
    return statuses;
  }
}
