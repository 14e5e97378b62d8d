package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.AsyncAdapters;
import dev.refrain.call.key.BindException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a woven method's declared result type means for a rule. Immutable. */
final class ResultType {
  private final @Nullable AsyncAdapter adapter;
  private final boolean stage;
  private final Class<?> value;

  private ResultType(@Nullable AsyncAdapter adapter, boolean stage, Class<?> value) {
    this.adapter = adapter;
    this.stage = stage;
    this.value = value;
  }

  /** The type for a caching rule, or why its values can't be cached. */
  static ResultType ofCaching(Class<?> declaring, MethodFacts facts, Housekeeper housekeeper)
      throws BindException {
    Class<?> type = Signatures.result(declaring, facts);
    if (type == void.class) {
      throw new BindException("a void method gives nothing to cache");
    }
    ResultType result = of(type, declaring, facts, housekeeper);
    if (result.adapter != null && result.value == Void.class) {
      throw new BindException("a " + type.getSimpleName() + "<Void> gives nothing to cache");
    }
    String reason = OneShots.reason(result.value);
    if (reason != null) {
      throw new BindException(
          "its result "
              + result.value.getName()
              + " can't be given to two callers (it is a "
              + reason
              + ")");
    }
    return result;
  }

  /** The type for an evicting rule, which only has to see when the method has ended. */
  static ResultType ofEvicting(Class<?> declaring, MethodFacts facts, Housekeeper housekeeper)
      throws BindException {
    return of(Signatures.result(declaring, facts), declaring, facts, housekeeper);
  }

  private static ResultType of(
      Class<?> type, Class<?> declaring, MethodFacts facts, Housekeeper housekeeper)
      throws BindException {
    refuseSuspending(facts);
    AsyncAdapter adapter = AsyncAdapters.of(type, housekeeper.pollOf(declaring));
    if (adapter == null) {
      refuseAsynchronous(type);
      return new ResultType(null, false, type);
    }
    Class<?> value = Signatures.resultArgument(declaring, facts);
    boolean stage = type == CompletableFuture.class || type == CompletionStage.class;
    return new ResultType(adapter, stage, value == null ? Object.class : value);
  }

  /** A suspending function returns a marker while it is under way, and its value to a parameter. */
  private static void refuseSuspending(MethodFacts facts) throws BindException {
    if (facts.descriptor().contains("Lkotlin/coroutines/Continuation;)")) {
      throw new BindException("suspending Kotlin functions are not supported yet");
    }
  }

  private static void refuseAsynchronous(Class<?> type) throws BindException {
    if (Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)) {
      throw new BindException(
          "its result type "
              + type.getName()
              + " is a future that can't be built; declared as CompletableFuture, CompletionStage or"
              + " Future it could be");
    }
    if (OneShots.asynchronous(type) != null) {
      throw new BindException(
          "its asynchronous result type " + type.getName() + " is not supported yet");
    }
  }

  /** How asynchronous results are handled; {@code null} for plain ones. */
  @Nullable AsyncAdapter adapter() {
    return adapter;
  }

  /** Whether the caller gets a {@code CompletableFuture} by either of its names. */
  boolean isStage() {
    return stage;
  }

  /** The type of the value, within the future if there is one; Object where unknown. */
  Class<?> value() {
    return value;
  }
}
