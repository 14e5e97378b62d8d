package dev.refrain.call;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Types whose values are used up, closed or still to come: two callers can't share one. */
final class OneShots {
  private static final Class<?>[] KNOWN = {
    AutoCloseable.class,
    BaseStream.class,
    Iterator.class,
    Spliterator.class,
    Enumeration.class,
    Future.class,
    CompletionStage.class
  };

  // Libraries that the agent doesn't link to, by the name of a supertype.
  private static final String[] ASYNCHRONOUS = {
    "org.reactivestreams.Publisher",
    "java.util.concurrent.Flow$Publisher",
    "io.smallrye.mutiny.Uni",
    "io.reactivex.rxjava3.core.SingleSource",
    "io.reactivex.rxjava3.core.MaybeSource",
    "io.reactivex.rxjava3.core.CompletableSource",
    "io.reactivex.rxjava3.core.ObservableSource",
    "io.reactivex.SingleSource",
    "io.reactivex.MaybeSource",
    "io.reactivex.CompletableSource",
    "io.reactivex.ObservableSource",
    "rx.Observable",
    "rx.Single",
    "rx.Completable",
    "io.vertx.core.Future",
    "scala.concurrent.Future",
    "io.vavr.concurrent.Future",
    "com.twitter.util.Future",
    "kotlinx.coroutines.Job",
    "kotlinx.coroutines.flow.Flow"
  };

  // A ClassValue keeps the verdict with the class itself: nothing here keeps a class alive.
  private static final ClassValue<Boolean> VERDICTS =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return reason(type) != null;
        }
      };

  private OneShots() {}

  static boolean isOneShot(Class<?> type) {
    return VERDICTS.get(type);
  }

  /** Why values of a type can't be shared, naming the type that says so; else {@code null}. */
  static @Nullable String reason(Class<?> type) {
    for (Class<?> each : KNOWN) {
      if (each.isAssignableFrom(type)) {
        return each.getName();
      }
    }
    return asynchronous(type);
  }

  /** The asynchronous type of some library that a type is, or {@code null}. */
  static @Nullable String asynchronous(@Nullable Class<?> type) {
    if (type == null) {
      return null;
    }
    for (String each : ASYNCHRONOUS) {
      if (each.equals(type.getName())) {
        return each;
      }
    }
    for (Class<?> each : type.getInterfaces()) {
      String found = asynchronous(each);
      if (found != null) {
        return found;
      }
    }
    return asynchronous(type.getSuperclass());
  }
}
