package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.call.key.BindException;
import dev.refrain.call.key.Evaluator;
import dev.refrain.call.key.EvictionKey;
import dev.refrain.call.key.KeyText;
import dev.refrain.call.key.Scope;
import dev.refrain.observe.MethodCounters;
import dev.refrain.rules.Eviction;
import dev.refrain.rules.Expression;
import dev.refrain.rules.Rule;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evicts entries of one rule: of a key, or all. Immutable. */
final class EvictionBinding extends EvictionTrigger {
  private final Eviction eviction;
  private final @Nullable List<Evaluator> parts;

  private EvictionBinding(
      Eviction eviction,
      @Nullable List<Evaluator> parts,
      @Nullable AsyncAdapter adapter,
      MethodCounters counters,
      Services services) {
    super(adapter, counters, services);
    this.eviction = eviction;
    this.parts = parts;
  }

  static EvictionBinding bind(
      Rule rule,
      Eviction eviction,
      Class<?> declaring,
      MethodFacts facts,
      MethodHandles.@Nullable Lookup at,
      Services services)
      throws BindException {
    ResultType result = ResultType.ofEvicting(declaring, facts, services.housekeeper());
    List<Evaluator> parts = null;
    List<Expression> key = eviction.key();
    if (key != null) {
      try {
        parts = parts(key, declaring, facts, at);
      } catch (BindException | LinkageError wrong) {
        // Without evictions its target would go on serving what this method has changed.
        String line =
            rule.place()
                + " rule '"
                + rule.name()
                + "' evicts all of '"
                + eviction.rule()
                + "' at each "
                + facts
                + ": "
                + wrong.getMessage();
        services.recorder().refused(rule.name(), facts + "\n" + eviction.rule(), line);
      }
    }
    MethodCounters counters = services.recorder().counters(rule.name(), facts.toString());
    return new EvictionBinding(eviction, parts, result.adapter(), counters, services);
  }

  private static List<Evaluator> parts(
      List<Expression> key,
      Class<?> declaring,
      MethodFacts facts,
      MethodHandles.@Nullable Lookup at)
      throws BindException {
    Class<?>[] parameters = Signatures.parameters(declaring, facts);
    Scope scope = new Scope(declaring, facts, parameters, null, at);
    List<Evaluator> parts = new ArrayList<>();
    for (Expression each : key) {
      parts.add(Evaluator.compile(each, scope));
    }
    return parts;
  }

  /**
   * Adds what a call of the writing method evicts. Where its key can't be told, every entry of the
   * rule: rather a load too many than a wrong value.
   */
  @Override
  void evictedBy(@Nullable Object self, @Nullable Object[] arguments, Evictions evictions) {
    SharedRule shared = shared();
    Set<String> texts = new LinkedHashSet<>();
    boolean whole = parts == null;
    for (CachedMethod each : services.regions().of(eviction.rule())) {
      Object key = null;
      if (parts != null) {
        try {
          key = EvictionKey.bind(parts, each.plan()).key(self, arguments);
          if (key == null) {
            continue;
          }
          if (shared != null) {
            texts.add(KeyText.of(each.plan()).text(key));
          }
        } catch (Throwable wrong) {
          reportAllEvicted("making an eviction's key", wrong);
          key = null;
          whole = true;
        }
      }
      evictions.add(new Evicted(this, each.region(), key));
    }
    if (shared != null) {
      addShared(shared, whole ? null : allTexts(texts, self, arguments), evictions);
    }
  }

  private @Nullable SharedRule shared() {
    return services.shared().of(eviction.rule());
  }

  /**
   * With the texts of the methods that are known here, those that others may have in other
   * processes; {@code null} where they can't be told.
   */
  private @Nullable Set<String> allTexts(
      Set<String> known, @Nullable Object self, @Nullable Object[] arguments) {
    List<String> natural = null;
    try {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; parts != null && i < parts.size(); i++) {
        values.add(parts.get(i).read(self, arguments, null));
      }
      natural = KeyText.natural(values);
    } catch (Throwable wrong) {
      reportAllEvicted("making an eviction's key", wrong);
      return null;
    }
    if (natural != null) {
      known.addAll(natural);
    }
    return known.isEmpty() ? null : known;
  }

  private static void addShared(
      SharedRule shared, @Nullable Set<String> texts, Evictions evictions) {
    if (texts == null) {
      evictions.add(new SharedEviction(shared, shared.keys().all()));
      return;
    }
    for (String each : texts) {
      evictions.add(new SharedEviction(shared, shared.keys().ofArguments(each)));
    }
  }

  @Override
  String wholeText() {
    return "all of '" + eviction.rule() + "'";
  }
}
