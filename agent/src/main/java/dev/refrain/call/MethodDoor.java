package dev.refrain.call;

import dev.refrain.call.key.Evaluator;
import dev.refrain.rules.Rule;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door of one woven method: leads to what the rules in force make of it. */
final class MethodDoor extends BoundDoor {
  private final Binder binder;
  // Weak: a door may be held by code that outlives the class, such as a call site of its own.
  private final WeakReference<Class<?>> declaring;
  private final MethodFacts facts;
  private final MethodHandles.@Nullable Lookup at;

  private volatile @Nullable CachedMethod cached;
  private volatile @Nullable Doorway otherwise;
  private Bound bound = Bound.NONE;

  MethodDoor(
      Binder binder, Class<?> declaring, MethodFacts facts, MethodHandles.@Nullable Lookup at) {
    this.binder = binder;
    this.declaring = new WeakReference<Class<?>>(declaring);
    this.facts = facts;
    this.at = at;
  }

  @Override
  public synchronized void bind(List<Rule> rules) {
    Class<?> type = declaring.get();
    if (type == null) {
      return;
    }
    Bound next = binder.bind(rules, type, facts, at, bound);
    cached = next.isCachedOnly() ? next.cached() : null;
    otherwise = next.isCachedOnly() ? null : next.doorway();
    binder.retire(bound, next);
    bound = next;
  }

  @Override
  public @Nullable Object enter0(@Nullable Object self) {
    CachedMethod method = cached;
    return method != null ? method.enter0(self) : enter(self, Evaluator.NO_ARGUMENTS);
  }

  @Override
  public @Nullable Object enter1(@Nullable Object self, @Nullable Object a) {
    CachedMethod method = cached;
    return method != null ? method.enter1(self, a) : enter(self, a);
  }

  @Override
  public @Nullable Object enter2(@Nullable Object self, @Nullable Object a, @Nullable Object b) {
    CachedMethod method = cached;
    return method != null ? method.enter2(self, a, b) : enter(self, a, b);
  }

  @Override
  public @Nullable Object enter3(
      @Nullable Object self, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    CachedMethod method = cached;
    return method != null ? method.enter3(self, a, b, c) : enter(self, a, b, c);
  }

  @Override
  public @Nullable Object enterN(@Nullable Object self, @Nullable Object[] arguments) {
    CachedMethod method = cached;
    return method != null ? method.enterN(self, arguments) : enter(self, arguments);
  }

  private @Nullable Object enter(@Nullable Object self, @Nullable Object... arguments) {
    Doorway doorway = otherwise;
    return doorway == null ? null : doorway.enter(self, arguments);
  }
}
