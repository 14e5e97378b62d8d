package dev.refrain.call;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether a receiver's class overrides the method with one that is woven, too: then this method was
 * reached through {@code super}, and the override's call is the one to cache.
 */
final class OverrideCheck {
  private final Overrides overrides;
  private final WeakReference<Class<?>> declaring;
  private final MethodFacts facts;
  private volatile WeakReference<@Nullable Class<?>> last = new WeakReference<>(null);

  // A ClassValue keeps the verdict with the receiver's class: nothing here keeps that class alive.
  private final ClassValue<Boolean> verdicts =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> receiver) {
          return decide(receiver);
        }
      };

  OverrideCheck(Overrides overrides, Class<?> declaring, MethodFacts facts) {
    this.overrides = overrides;
    this.declaring = new WeakReference<Class<?>>(declaring);
    this.facts = facts;
  }

  boolean isOverriddenFor(Class<?> receiver) {
    if (last.get() == receiver) {
      return false;
    }
    boolean overridden = verdicts.get(receiver);
    if (!overridden) {
      last = new WeakReference<@Nullable Class<?>>(receiver);
    }
    return overridden;
  }

  private boolean decide(Class<?> receiver) {
    Class<?> declares = declaring.get();
    return declares != null
        && receiver != declares
        && overrides.isOverridden(declares, facts, receiver);
  }
}
