package dev.refrain.call;

import dev.refrain.call.key.BindException;
import dev.refrain.observe.MethodCounters;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Eviction;
import dev.refrain.rules.Mode;
import dev.refrain.rules.Rule;
import dev.refrain.rules.Tag;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rules ready for a method, keeping what is still valid of what was bound before. */
final class Binder {
  private final Services services;
  private final Overrides overrides;

  Binder(Services services, Overrides overrides) {
    this.services = services;
    this.overrides = overrides;
  }

  Bound bind(
      List<Rule> rules,
      Class<?> declaring,
      MethodFacts facts,
      MethodHandles.@Nullable Lookup at,
      Bound before) {
    CachedMethod cached = null;
    String identity = null;
    List<EvictionTrigger> evictions = new ArrayList<>();
    Rule caching = null;
    for (Rule rule : rules) {
      CacheSettings settings = rule.cache();
      try {
        if (settings == null) {
          bindEvictions(rule, declaring, facts, at, evictions);
        } else if (caching == null && settings.mode() != Mode.OFF) {
          String rests = MethodBinding.identity(rule, settings, services);
          cached = bindCaching(rule, settings, rests, declaring, facts, at, before);
          identity = rests;
          caching = rule;
        } else if (caching != null && settings.mode() != Mode.OFF) {
          services.recorder().shadowed(rule.name(), caching.name(), facts.toString());
        }
      } catch (BindException wrong) {
        refuse(rule, facts, wrong.getMessage());
      } catch (LinkageError | TypeNotPresentException missing) {
        refuse(rule, facts, "a type that it needs can't be loaded: " + missing.getMessage());
      } catch (RuntimeException unexpected) {
        refuse(rule, facts, "binding it failed with " + unexpected.getClass().getName());
      }
    }
    return new Bound(cached, identity, doorway(cached, evictions));
  }

  private @Nullable Doorway doorway(
      @Nullable CachedMethod cached, List<EvictionTrigger> evictions) {
    Doorway inner = null;
    if (cached != null && (isWatched(cached) || !evictions.isEmpty())) {
      inner = caching(cached);
    }
    return evictions.isEmpty() ? inner : new EvictingMethod(evictions, inner, services);
  }

  private static boolean isWatched(CachedMethod cached) {
    return cached.mode() != Mode.CACHE || cached.settings().verifyShare() > 0;
  }

  private static Doorway caching(CachedMethod cached) {
    switch (cached.mode()) {
      case OBSERVE:
        return new ObservedMethod(cached);
      case VERIFY:
        return new VerifiedMethod(cached);
      default:
        Doorway plain = new CachedDoorway(cached);
        return isWatched(cached) ? new SampledMethod(cached, plain) : plain;
    }
  }

  private CachedMethod bindCaching(
      Rule rule,
      CacheSettings settings,
      String identity,
      Class<?> declaring,
      MethodFacts facts,
      MethodHandles.@Nullable Lookup at,
      Bound before)
      throws BindException {
    MethodBinding binding =
        MethodBinding.bind(rule, settings, declaring, facts, at, overrides, services);
    CachedMethod former = before.cached();
    Region region;
    if (former != null && identity.equals(before.identity()) && former.mode() == settings.mode()) {
      region = former.region();
      region.store().resize(settings.maximumEntries());
    } else {
      MethodCounters counters = services.recorder().counters(rule.name(), facts.toString());
      region = new Region(settings.maximumEntries(), services.clock(), counters, services.random());
    }
    CachedMethod cached = new CachedMethod(binding, settings, region, services);
    services.regions().add(cached);
    return cached;
  }

  private void bindEvictions(
      Rule rule,
      Class<?> declaring,
      MethodFacts facts,
      MethodHandles.@Nullable Lookup at,
      List<EvictionTrigger> evictions)
      throws BindException {
    List<EvictionTrigger> bound = new ArrayList<>();
    for (Eviction each : rule.evictions()) {
      bound.add(EvictionBinding.bind(rule, each, declaring, facts, at, services));
    }
    for (Tag each : rule.evictedTags()) {
      bound.add(TagEviction.bind(rule, each, declaring, facts, at, services));
    }
    evictions.addAll(bound);
  }

  /** Drops what was bound before and is not any more. */
  void retire(Bound before, Bound next) {
    CachedMethod former = before.cached();
    if (former == null) {
      return;
    }
    services.regions().remove(former);
    CachedMethod current = next.cached();
    if (current == null || current.region() != former.region()) {
      former.region().drop();
    }
  }

  private void refuse(Rule rule, MethodFacts facts, @Nullable String why) {
    services
        .recorder()
        .refused(
            rule.name(),
            facts.toString(),
            rule.place() + " rule '" + rule.name() + "' is off for " + facts + ": " + why);
  }
}
