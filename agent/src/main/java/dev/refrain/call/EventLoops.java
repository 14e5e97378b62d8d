package dev.refrain.call;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells threads that must never wait by their class: Reactor's non-blocking ones, Netty's, Vert.x's
 * event loops, and what the rules file adds. Immutable.
 */
public final class EventLoops {
  private static final String VERTX = "io.vertx.core.impl.VertxThread";

  private static final List<String> KNOWN =
      Arrays.asList(
          "reactor.core.scheduler.NonBlocking",
          "io.netty.util.concurrent.FastThreadLocalThread",
          VERTX);

  private final Set<String> types;

  // With the class itself: nothing here keeps an application's thread class alive.
  private final ClassValue<Boolean> verdicts =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isNamed(type);
        }
      };

  /**
   * @param further names of classes or interfaces of threads, from the rules file
   */
  public EventLoops(List<String> further) {
    Set<String> all = new HashSet<>(KNOWN);
    for (int i = 0; i < further.size(); i++) {
      all.add(plain(further.get(i)));
    }
    this.types = Collections.unmodifiableSet(all);
  }

  /** Whether the calling thread must never wait. */
  boolean isCurrent() {
    Thread thread = Thread.currentThread();
    return thread.getClass() != Thread.class
        && verdicts.get(thread.getClass())
        && !isVertxWorker(thread);
  }

  private boolean isNamed(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (types.contains(plain(each.getName()))) {
        return true;
      }
      for (Class<?> one : each.getInterfaces()) {
        if (isNamed(one)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A nested type may be written with either sign. */
  private static String plain(String name) {
    return name.replace('$', '.');
  }

  /** Vert.x makes its worker threads, which may wait, of the same class. */
  private static boolean isVertxWorker(Thread thread) {
    if (!thread.getClass().getName().startsWith("io.vertx.")) {
      return false;
    }
    try {
      Method worker = thread.getClass().getMethod("isWorker");
      return Boolean.TRUE.equals(worker.invoke(thread));
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return false;
    }
  }
}
