package dev.refrain.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what happened, by rule and method, and says on the log what a user should know, at a
 * bounded rate and without values, keys or secrets. Thread-safe; never throws.
 */
public final class Recorder {
  /** Counters of more methods than this are shared by one: a redeployed loader adds none. */
  private static final int MAXIMUM_METHODS = 10_000;

  private final Log log;
  private final TroubleLog troubles;
  private final ConcurrentHashMap<String, MethodCounters> methods = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> remarks = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, StoreCounters> stores = new ConcurrentHashMap<>();

  public Recorder(Log log) {
    this.log = log;
    this.troubles = new TroubleLog(log);
  }

  public Log log() {
    return log;
  }

  /** The counters of a method under a rule; the same ones after a redeployment. */
  public MethodCounters counters(String rule, String method) {
    String id = methods.size() < MAXIMUM_METHODS ? rule + "\n" + method : "\n(further methods)";
    MethodCounters known = methods.get(id);
    if (known != null) {
      return known;
    }
    MethodCounters made =
        id.startsWith("\n")
            ? new MethodCounters("", "(further methods)")
            : new MethodCounters(rule, method);
    MethodCounters raced = methods.putIfAbsent(id, made);
    return raced == null ? made : raced;
  }

  /** All counters, in no order. */
  public List<MethodCounters> all() {
    return new ArrayList<>(methods.values());
  }

  /** The counters of a shared store, by its name in the rules file. */
  public StoreCounters store(String name) {
    StoreCounters made = new StoreCounters(name);
    StoreCounters known = stores.putIfAbsent(name, made);
    return known == null ? made : known;
  }

  /** The counters of all shared stores, in no order. */
  public List<StoreCounters> stores() {
    return new ArrayList<>(stores.values());
  }

  /**
   * A shared store does not answer any more.
   *
   * @param why in a few words, if known
   */
  public void storeDown(StoreCounters of, @Nullable String why) {
    of.outage();
    of.outages(log).down(why, System.nanoTime());
  }

  /**
   * A node of a shared store may not answer any more, or again, while others do.
   *
   * @param troubles why each node is out of reach; an empty text for one that is not
   * @return whether any is
   */
  public boolean storeNodes(StoreCounters of, Map<String, String> troubles) {
    return of.nodes(log).look(troubles, System.nanoTime());
  }

  /** A shared store does not answer yet. */
  public void storeStillDown(StoreCounters of, @Nullable String why) {
    of.outages(log).lasts(why, System.nanoTime());
  }

  /**
   * A shared store answers again.
   *
   * @param evictions how many had waited for it
   */
  public void storeUp(StoreCounters of, long outageMillis, int evictions) {
    String line =
        "store '"
            + of.name()
            + "' answers again after "
            + Times.text(outageMillis * 1e6)
            + "; "
            + (evictions == 0
                ? "no evictions"
                : evictions + (evictions == 1 ? " eviction" : " evictions"))
            + " had waited for it";
    of.outages(log).up(line);
  }

  /** This process ends, and evictions still wait for a shared store. */
  public void evictionsLost(StoreCounters of, int evictions) {
    log.line(
        (evictions == 1 ? "1 eviction" : evictions + " evictions")
            + " never got to store '"
            + of.name()
            + "', which did not answer: entries that should have gone may be served from it, by"
            + " other processes and after a restart, until their ttl ends");
  }

  /** A shared store answers, and refuses what rules ask of it. */
  public void storeRefuses(StoreCounters of, String why) {
    log.line(
        "store '"
            + of.name()
            + "' refuses lookups ("
            + why
            + "); those calls run as if there were no rule");
  }

  /** A rule is off for a method; said once. */
  public void refused(String rule, String method, String line) {
    say("refused\n" + rule + "\n" + method, line);
  }

  /** A caching rule is not applied to a method, since an earlier one is; said once. */
  public void shadowed(String rule, String by, String method) {
    say(
        "shadowed\n" + rule + "\n" + method,
        "rule '" + rule + "' is not applied to " + method + ": rule '" + by + "' comes first");
  }

  /** A method keeps to memory from now on, since its values can't be shared; said once. */
  public void lossy(MethodCounters of, @Nullable String why) {
    say(
        "lossy\n" + of.rule() + "\n" + of.method(),
        "rule '" + of.rule() + "' keeps to memory for " + of.method() + ": " + why);
  }

  /**
   * A result was not kept.
   *
   * @param unshareable its class, if two callers can't share such an object; said once; {@code
   *     null} where {@code unless} held
   */
  public void unkept(MethodCounters of, @Nullable Class<?> unshareable) {
    of.unkept();
    if (unshareable != null) {
      say(
          "unshareable\n" + of.rule() + "\n" + of.method(),
          "rule '"
              + of.rule()
              + "' keeps no "
              + unshareable.getName()
              + " of "
              + of.method()
              + ": it can't be given to two callers");
    }
  }

  /** A method's values can't be copied for each caller, and so are not kept; said once. */
  public void uncopied(MethodCounters of, @Nullable String why) {
    of.error();
    say(
        "uncopied\n" + of.rule() + "\n" + of.method(),
        "rule '" + of.rule() + "' keeps no values of " + of.method() + " (copy: true): " + why);
  }

  private void say(String id, String line) {
    if (remarks.size() < MAXIMUM_METHODS && remarks.putIfAbsent(id, line) == null) {
      log.line(line);
    }
  }

  /** Whether a rule is off for some method, or an earlier one is applied instead. */
  boolean isOffSomewhere(String rule) {
    for (String id : remarks.keySet()) {
      if (id.startsWith("refused\n" + rule + "\n") || id.startsWith("shadowed\n" + rule + "\n")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rule keeps to memory for some method, whatever its store. */
  private boolean keepsToMemory(String rule) {
    for (String id : remarks.keySet()) {
      if (id.startsWith("lossy\n" + rule + "\n")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The counters of the store without which a rule keeps nothing; {@code null} if there is none.
   */
  @Nullable StoreCounters storeOf(RuleSummary rule) {
    String name = rule.kind().equals("cache") ? rule.store() : null;
    return name == null || keepsToMemory(rule.name()) ? null : store(name);
  }

  /** What was said about rules that are not in force for some method, in no order. */
  public List<String> remarks() {
    return new ArrayList<>(remarks.values());
  }

  /** Counts an error of ours or of a rule, and logs it unless it was logged lately. */
  public void error(MethodCounters of, String doing, Throwable failure) {
    error(of, doing, failure, "the call ran as if there were no rule");
  }

  /**
   * As {@link #error(MethodCounters, String, Throwable)}.
   *
   * @param outcome what was done instead
   */
  public void error(MethodCounters of, String doing, Throwable failure, String outcome) {
    of.error();
    try {
      troubles.tell(of, doing, failure, outcome);
    } catch (Throwable unexpected) {
      // Such as a full stack or heap. It is counted; a line less is all that is lost.
    }
  }
}
