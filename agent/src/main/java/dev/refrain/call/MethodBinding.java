package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.call.key.BindException;
import dev.refrain.call.key.Evaluator;
import dev.refrain.call.key.KeyPlan;
import dev.refrain.call.key.Scope;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Expression;
import dev.refrain.rules.Rule;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caching rule made ready for one method: its key, its conditions, its result type. Immutable.
 */
final class MethodBinding {
  private static final @Nullable Object[] NO_ARGUMENTS = {};

  private final MethodFacts facts;
  private final KeyPlan plan;
  private final @Nullable Evaluator when;
  private final @Nullable Evaluator unless;
  private final ResultType result;
  private final boolean separate;
  private final @Nullable OverrideCheck overrides;
  private final boolean judgesCall;

  private MethodBinding(
      MethodFacts facts,
      KeyPlan plan,
      @Nullable Evaluator when,
      @Nullable Evaluator unless,
      ResultType result,
      boolean separate,
      @Nullable OverrideCheck overrides,
      boolean judgesCall) {
    this.facts = facts;
    this.plan = plan;
    this.when = when;
    this.unless = unless;
    this.result = result;
    this.separate = separate;
    this.overrides = overrides;
    this.judgesCall = judgesCall;
  }

  static MethodBinding bind(
      Rule rule,
      CacheSettings settings,
      Class<?> declaring,
      MethodFacts facts,
      MethodHandles.@Nullable Lookup at,
      Overrides overrides,
      Services services)
      throws BindException {
    ResultType result = ResultType.ofCaching(declaring, facts, services.housekeeper());
    Scope scope =
        new Scope(declaring, facts, Signatures.parameters(declaring, facts), result.value(), at);
    KeyPlan plan = KeyPlan.bind(settings.key(), scope);
    boolean instance = !facts.isStatic();
    return new MethodBinding(
        facts,
        plan,
        compile(settings.when(), scope),
        compile(settings.unless(), scope),
        result,
        instance && !settings.sharedInstances() && !plan.readsReceiver(),
        instance && !facts.isPrivateOrFinal()
            ? new OverrideCheck(overrides, declaring, facts)
            : null,
        refersToCall(settings.unless()));
  }

  private static @Nullable Evaluator compile(@Nullable Expression condition, Scope scope)
      throws BindException {
    return condition == null ? null : Evaluator.compile(condition, scope);
  }

  /** What the entries' identity rests on: with another one, kept entries mean something else. */
  static String identity(Rule rule, CacheSettings settings) {
    StringBuilder identity = new StringBuilder(rule.name());
    identity.append('\n').append(settings.sharedInstances());
    List<Expression> key = settings.key();
    if (key != null) {
      for (Expression each : key) {
        identity.append('\n').append(each.text());
      }
    }
    return identity.toString();
  }

  KeyPlan plan() {
    return plan;
  }

  boolean isConditional() {
    return when != null;
  }

  boolean separatesReceivers() {
    return separate;
  }

  @Nullable OverrideCheck overrides() {
    return overrides;
  }

  @Nullable AsyncAdapter adapter() {
    return result.adapter();
  }

  boolean isStage() {
    return result.isStage();
  }

  /** Whether {@code when} holds for a call. */
  boolean admits(@Nullable Object self, @Nullable Object[] arguments) throws Throwable {
    return when == null || when.test(self, arguments, null);
  }

  /**
   * Whether the value of a call may be kept.
   *
   * @param call the receiver's and arguments' call, where {@link #judgesCall}
   */
  boolean keeps(@Nullable Call call, @Nullable Object value) throws Throwable {
    if (value != null && OneShots.isOneShot(value.getClass())) {
      return false;
    }
    if (unless == null) {
      return true;
    }
    return call == null
        ? !unless.test(null, NO_ARGUMENTS, value)
        : !unless.test(call.self(), call.arguments(), value);
  }

  /** Whether {@link #keeps} needs the call's receiver or arguments. */
  boolean judgesCall() {
    return judgesCall;
  }

  private static boolean refersToCall(@Nullable Expression expression) {
    if (expression instanceof Expression.Path) {
      return !((Expression.Path) expression).root().equals("result");
    }
    if (expression instanceof Expression.Operation) {
      for (Expression each : ((Expression.Operation) expression).operands()) {
        if (refersToCall(each)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return facts.toString();
  }
}
