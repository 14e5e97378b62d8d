package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.call.key.BindException;
import dev.refrain.call.key.Evaluator;
import dev.refrain.call.key.EvictionKey;
import dev.refrain.call.key.Scope;
import dev.refrain.observe.MethodCounters;
import dev.refrain.rules.Eviction;
import dev.refrain.rules.Expression;
import dev.refrain.rules.Rule;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One eviction of a rule made ready for the method that triggers it. Immutable. */
final class EvictionBinding {
  private final Eviction eviction;
  private final @Nullable List<Evaluator> parts;
  private final @Nullable AsyncAdapter adapter;
  private final MethodCounters counters;
  private final Services services;

  private EvictionBinding(
      Eviction eviction,
      @Nullable List<Evaluator> parts,
      @Nullable AsyncAdapter adapter,
      MethodCounters counters,
      Services services) {
    this.eviction = eviction;
    this.parts = parts;
    this.adapter = adapter;
    this.counters = counters;
    this.services = services;
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
      Class<?>[] parameters = Signatures.parameters(declaring, facts);
      Scope scope = new Scope(declaring, facts, parameters, null, at);
      parts = new ArrayList<>();
      for (Expression each : key) {
        parts.add(Evaluator.compile(each, scope));
      }
    }
    MethodCounters counters = services.recorder().counters(rule.name(), facts.toString());
    return new EvictionBinding(eviction, parts, result.adapter(), counters, services);
  }

  /** How the writing method's asynchronous result is watched; {@code null} for a plain one. */
  @Nullable AsyncAdapter adapter() {
    return adapter;
  }

  /**
   * What a call of the writing method evicts. Where its key can't be told, every entry of the rule:
   * rather a load too many than a wrong value.
   */
  List<Evicted> evictedBy(@Nullable Object self, @Nullable Object[] arguments) {
    List<Evicted> all = new ArrayList<>();
    for (CachedMethod each : services.regions().of(eviction.rule())) {
      if (parts == null) {
        all.add(new Evicted(this, each.region(), null));
        continue;
      }
      try {
        Object key = EvictionKey.bind(parts, each.plan()).key(self, arguments);
        if (key != null) {
          all.add(new Evicted(this, each.region(), key));
        }
      } catch (Throwable wrong) {
        reportAllEvicted("making an eviction's key", wrong);
        all.add(new Evicted(this, each.region(), null));
      }
    }
    return all;
  }

  void reportAllEvicted(String doing, Throwable failure) {
    String mend = "all of '" + eviction.rule() + "' was evicted";
    services.recorder().error(counters, doing, failure, mend);
  }

  void report(String doing, Throwable failure) {
    services.recorder().error(counters, doing, failure);
  }

  MethodCounters counters() {
    return counters;
  }
}
