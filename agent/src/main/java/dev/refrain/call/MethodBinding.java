package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.call.key.BindException;
import dev.refrain.call.key.Evaluator;
import dev.refrain.call.key.KeyPlan;
import dev.refrain.call.key.KeyText;
import dev.refrain.call.key.Scope;
import dev.refrain.codec.CodecSettings;
import dev.refrain.codec.Codecs;
import dev.refrain.codec.ValueCodec;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Expression;
import dev.refrain.rules.FreshnessSettings;
import dev.refrain.rules.Rule;
import dev.refrain.rules.Tag;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caching rule made ready for one method: its key, its conditions, its result type. Immutable.
 */
final class MethodBinding {
  private final MethodFacts facts;
  private final KeyPlan plan;
  private final @Nullable Evaluator when;
  private final @Nullable Evaluator unless;
  private final ResultType result;
  private final boolean separate;
  private final @Nullable OverrideCheck overrides;
  private final boolean judgesCall;
  private final boolean wraps;
  private final @Nullable Tags tags;
  private final @Nullable Evaluator ttl;
  private final @Nullable SharedRule shared;
  private final @Nullable ValueCodec codec;
  private final @Nullable ValueCodec copies;
  private final @Nullable Body body;

  private MethodBinding(
      MethodFacts facts,
      KeyPlan plan,
      @Nullable Evaluator when,
      @Nullable Evaluator unless,
      ResultType result,
      boolean separate,
      @Nullable OverrideCheck overrides,
      boolean judgesCall,
      boolean wraps,
      @Nullable Tags tags,
      @Nullable Evaluator ttl,
      @Nullable SharedRule shared,
      @Nullable ValueCodec codec,
      @Nullable ValueCodec copies,
      @Nullable Body body) {
    this.facts = facts;
    this.plan = plan;
    this.when = when;
    this.unless = unless;
    this.result = result;
    this.separate = separate;
    this.overrides = overrides;
    this.judgesCall = judgesCall;
    this.wraps = wraps;
    this.tags = tags;
    this.ttl = ttl;
    this.shared = shared;
    this.codec = codec;
    this.copies = copies;
    this.body = body;
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
    boolean separate = instance && !settings.sharedInstances() && !plan.readsReceiver();
    SharedRule shared = services.shared().of(rule);
    if (shared != null && separate) {
      throw new BindException(
          "its entries are shared with other processes, which do not know this one's instances; say"
              + " 'instances: shared', or name a path of 'this' in the key");
    }
    return new MethodBinding(
        facts,
        plan,
        compile(settings.when(), scope),
        compile(settings.unless(), scope),
        result,
        separate,
        instance && !facts.isPrivateOrFinal()
            ? new OverrideCheck(overrides, declaring, facts)
            : null,
        refersToCall(settings.unless()),
        shared != null || Freshness.wraps(settings) || !settings.tags().isEmpty(),
        Tags.bind(settings.tags(), scope),
        settings.freshness() == null || settings.freshness().resultTtl() == null
            ? null
            : EntryTtl.checked(Evaluator.compile(settings.freshness().resultTtl().path(), scope)),
        shared,
        shared == null ? null : shared.codec(declaring, facts, result),
        settings.copy() ? copies(declaring, facts, result, settings) : null,
        runsElsewhere(settings, shared, result) ? Body.of(declaring, facts, at) : null);
  }

  /** Whether the body of a call may have to run in another thread than its caller's. */
  private static boolean runsElsewhere(
      CacheSettings settings, @Nullable SharedRule shared, ResultType result) {
    FreshnessSettings said = settings.freshness();
    return result.adapter() == null
        ? Freshness.refreshes(settings)
        : shared != null || (said != null && said.maxConcurrentLoads() > 0);
  }

  private static ValueCodec copies(
      Class<?> declaring, MethodFacts facts, ResultType result, CacheSettings settings) {
    return Codecs.of(
        new CodecSettings(
            Signatures.value(declaring, facts, result.adapter() != null),
            declaring.getClassLoader(),
            settings.codec(),
            settings.allow(),
            CodecSettings.NEVER));
  }

  private static @Nullable Evaluator compile(@Nullable Expression condition, Scope scope)
      throws BindException {
    return condition == null ? null : Evaluator.condition(condition, scope);
  }

  /** What the entries' identity rests on: with another one, kept entries mean something else. */
  static String identity(Rule rule, CacheSettings settings, Services services) {
    StringBuilder identity = new StringBuilder(rule.name());
    identity.append('\n').append(settings.sharedInstances());
    identity.append('\n').append(Freshness.wraps(settings));
    for (Tag each : settings.tags()) {
      identity.append("\n#").append(each.word());
      for (Expression part : each.parts()) {
        identity.append(',').append(part.text());
      }
    }
    SharedRule shared = services.shared().of(rule);
    identity.append('\n').append(shared == null ? "" : shared.identity());
    List<Expression> key = settings.key();
    if (key != null) {
      for (Expression each : key) {
        identity.append('\n').append(each.text());
      }
    }
    return identity.toString();
  }

  /** The entries in the rule's shared store; {@code null} where it has none. */
  @Nullable SharedTier shared(Freshness freshness, Services services, Region region) {
    if (shared == null || codec == null) {
      return null;
    }
    return new SharedTier(
        shared,
        SharedKeys.method(facts),
        KeyText.of(plan),
        tags,
        codec,
        freshness,
        services,
        region.counters());
  }

  /** Makes each caller a value of its own; {@code null}: all share one. */
  @Nullable ValueCodec copies() {
    return copies;
  }

  /** The method as it can be called in the background; {@code null} where it can't be. */
  @Nullable Body body() {
    return body;
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
   * @param call the receiver's and arguments' call, where {@link #keepsCall}
   */
  boolean keeps(@Nullable Call call, @Nullable Object value) throws Throwable {
    if (unshareable(value) != null) {
      return false;
    }
    if (unless == null) {
      return true;
    }
    return call == null
        ? !unless.test(null, Evaluator.NO_ARGUMENTS, value)
        : !unless.test(call.self(), call.arguments(), value);
  }

  /** The class of a value that two callers can't share, whatever type was declared. */
  static @Nullable Class<?> unshareable(@Nullable Object value) {
    return value != null && OneShots.isOneShot(value.getClass()) ? value.getClass() : null;
  }

  /** Whether more has to be known of a call that was no hit than its key. */
  boolean keepsCall() {
    return judgesCall || body != null || tags != null;
  }

  /** Whether what memory keeps is more than the value that callers get. */
  boolean wraps() {
    return wraps;
  }

  /** By what entries can be evicted besides their keys; {@code null}: nothing. */
  @Nullable Tags tags() {
    return tags;
  }

  /** What a result itself says of its ttl; {@code null}: the rule does not ask it. */
  @Nullable Evaluator ttl() {
    return ttl;
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
