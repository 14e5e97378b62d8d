package dev.refrain.store.redis;

import dev.refrain.store.Completion;
import dev.refrain.store.Found;
import dev.refrain.store.Request;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of a few steps, each of one or several exchanges that go on at the same time. The
 * same steps lead to the result whether a thread waits or is told.
 */
abstract class RedisRequest<T> implements Request<T> {
  /** Steps and redirections; a conversation that takes more is going in circles. */
  private static final int MOST_ROUNDS = 12;

  protected final RedisStore store;
  private final AtomicInteger open = new AtomicInteger();
  private Exchange[] exchanges = {};
  private int rounds;
  private long deadline;
  private @Nullable Completion<T> completion;
  private @Nullable T result;

  RedisRequest(RedisStore store) {
    this.store = store;
  }

  /** The first step. */
  abstract Exchange[] begin();

  /** The next step, by the answers to the last; {@code null} if there is a result, or none. */
  abstract Exchange @Nullable [] answered(Exchange[] step);

  /** The result where a node that was asked is out of reach, and others are not. */
  @Nullable T withoutNode() {
    return null;
  }

  /** Told at the end, whatever it is. */
  void ended() {}

  Exchange @Nullable [] end(@Nullable T value) {
    result = value;
    return null;
  }

  @Override
  public final @Nullable T await() {
    try {
      deadline = store.now() + store.timeoutNanos();
      Exchange[] step = begin();
      while (step != null && rounds++ < MOST_ROUNDS) {
        if (!await(step)) {
          unanswered(step);
          break;
        }
        step = next(step);
      }
    } catch (RuntimeException e) {
      store.failed(e);
    }
    noteOutcome();
    ended();
    return result;
  }

  /** Whether it was refused is said already. */
  private void noteOutcome() {
    T value = result;
    boolean refused = value instanceof Found && ((Found) value).isRefused();
    if (value != null && !refused && !Boolean.FALSE.equals(value)) {
      store.worked();
    }
  }

  private boolean await(Exchange[] step) {
    Thread thread = Thread.currentThread();
    if (step.length == 1) {
      if (step[0].isOpen()) {
        step[0].awaitedBy(thread, !VirtualThreads.is(thread), deadline);
        step[0].node().await(step[0]);
      }
      return step[0].isAnswered();
    }
    // This thread could read only one of the lines, and others may depend on it for another.
    for (Exchange each : step) {
      if (each.isOpen()) {
        each.awaitedBy(thread, false, deadline);
        each.node().send(each);
      }
    }
    boolean all = true;
    for (Exchange each : step) {
      store.waitFor(each);
      all &= each.isAnswered();
    }
    return all;
  }

  @Override
  public final void whenEnded(Completion<T> whom) {
    completion = whom;
    try {
      deadline = store.now() + store.timeoutNanos();
      send(begin());
    } catch (RuntimeException e) {
      store.failed(e);
      tell();
    }
  }

  private void send(Exchange[] step) {
    exchanges = step;
    open.set(step.length);
    for (Exchange each : step) {
      if (each.isOpen()) {
        each.toldTo(this, deadline);
        each.node().send(each);
      } else {
        exchangeEnded();
      }
    }
  }

  /** One of the present step's exchanges has ended; told by any thread. */
  final void exchangeEnded() {
    if (open.decrementAndGet() > 0) {
      return;
    }
    Exchange[] step = null;
    try {
      boolean all = rounds++ < MOST_ROUNDS;
      for (Exchange each : exchanges) {
        all &= each.isAnswered();
      }
      if (!all) {
        unanswered(exchanges);
      } else if (store.now() - deadline < 0) {
        step = next(exchanges);
      }
    } catch (RuntimeException e) {
      store.failed(e);
    }
    if (step == null) {
      tell();
    } else {
      send(step);
    }
  }

  private void unanswered(Exchange[] step) {
    boolean alone = false;
    for (Exchange each : step) {
      if (!each.isAnswered()) {
        if (!store.routes().serveWithout(each.node())) {
          return;
        }
        alone = true;
      }
    }
    if (alone) {
      result = withoutNode();
    }
  }

  private void tell() {
    noteOutcome();
    ended();
    if (completion != null) {
      completion.ended(result);
    }
  }

  private Exchange @Nullable [] next(Exchange[] step) {
    Exchange[] again = null;
    for (int i = 0; i < step.length; i++) {
      for (int j = 0; j < step[i].count(); j++) {
        Object reply = step[i].reply(j);
        if (reply instanceof ReplyError) {
          Exchange other = store.routes().redirect(step[i], (ReplyError) reply);
          if (other != null) {
            again = again == null ? step.clone() : again;
            again[i] = other;
            break;
          }
        }
      }
    }
    return again != null ? again : answered(step);
  }
}
