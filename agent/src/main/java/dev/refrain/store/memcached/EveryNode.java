package dev.refrain.store.memcached;

import dev.refrain.store.Completion;
import dev.refrain.store.Request;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A request to all nodes at once; it gives {@code true} where each of them does. */
final class EveryNode implements Request<Boolean> {
  private final List<EvictExchange> exchanges;

  EveryNode(List<EvictExchange> exchanges) {
    this.exchanges = exchanges;
  }

  @Override
  public @Nullable Boolean await() {
    if (Thread.currentThread().isInterrupted()) {
      return null;
    }
    for (int i = 0; i < exchanges.size(); i++) {
      exchanges.get(i).begin();
    }
    boolean all = true;
    for (int i = 0; i < exchanges.size(); i++) {
      all &= exchanges.get(i).join() != null;
    }
    return all ? true : null;
  }

  @Override
  public void whenEnded(Completion<Boolean> completion) {
    Countdown countdown = new Countdown(exchanges.size(), completion);
    for (int i = 0; i < exchanges.size(); i++) {
      exchanges.get(i).whenEnded(countdown);
    }
  }

  private static final class Countdown implements Completion<Boolean> {
    private final AtomicInteger left;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Completion<Boolean> completion;

    Countdown(int count, Completion<Boolean> completion) {
      this.left = new AtomicInteger(count);
      this.completion = completion;
    }

    @Override
    public void ended(@Nullable Boolean result) {
      if (result == null) {
        failed.set(true);
      }
      if (left.decrementAndGet() == 0) {
        completion.ended(failed.get() ? null : Boolean.TRUE);
      }
    }
  }
}
