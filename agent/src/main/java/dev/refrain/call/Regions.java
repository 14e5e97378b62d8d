package dev.refrain.call;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The live regions of each caching rule, held weakly: a region belongs to the class of its method.
 * Thread-safe.
 */
public final class Regions {
  private final ConcurrentHashMap<String, List<WeakReference<CachedMethod>>> byRule =
      new ConcurrentHashMap<>();

  void add(CachedMethod method) {
    String rule = method.region().counters().rule();
    List<WeakReference<CachedMethod>> list = byRule.get(rule);
    if (list == null) {
      List<WeakReference<CachedMethod>> made = new ArrayList<>();
      list = byRule.putIfAbsent(rule, made);
      list = list == null ? made : list;
    }
    synchronized (list) {
      list.add(new WeakReference<>(method));
    }
  }

  void remove(CachedMethod method) {
    List<WeakReference<CachedMethod>> list = byRule.get(method.region().counters().rule());
    if (list != null) {
      synchronized (list) {
        for (Iterator<WeakReference<CachedMethod>> each = list.iterator(); each.hasNext(); ) {
          if (each.next().get() == method) {
            each.remove();
          }
        }
      }
    }
  }

  /** The methods that a rule caches now. */
  List<CachedMethod> of(String rule) {
    List<WeakReference<CachedMethod>> list = byRule.get(rule);
    List<CachedMethod> live = new ArrayList<>();
    if (list != null) {
      synchronized (list) {
        for (Iterator<WeakReference<CachedMethod>> each = list.iterator(); each.hasNext(); ) {
          CachedMethod method = each.next().get();
          if (method == null) {
            each.remove();
          } else {
            live.add(method);
          }
        }
      }
    }
    return live;
  }

  /** The methods whose entries have tags of this word, with so many parts. */
  List<CachedMethod> tagged(String word, int parts) {
    List<CachedMethod> tagged = new ArrayList<>();
    for (String rule : byRule.keySet()) {
      for (CachedMethod each : of(rule)) {
        if (each.isTagged(word, parts)) {
          tagged.add(each);
        }
      }
    }
    return tagged;
  }

  /** Evicts every entry of a caching rule; loads under way won't land. False if it has none. */
  public boolean evict(String rule) {
    List<CachedMethod> methods = of(rule);
    for (CachedMethod each : methods) {
      each.region().evictAll();
      each.region().counters().evicted();
    }
    return !methods.isEmpty();
  }

  /** Removes entries that are no longer of use to anybody, in every region. */
  public void sweep() {
    for (String rule : byRule.keySet()) {
      for (CachedMethod each : of(rule)) {
        each.region().sweep();
      }
    }
  }
}
