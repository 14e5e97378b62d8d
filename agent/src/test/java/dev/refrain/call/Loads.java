package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** The runs of the bodies of a scene, in the order in which they began. */
final class Loads {
  private final LinkedBlockingQueue<Load> begun = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Consumer<Load> backEnd;

  /** Called by a body. */
  Load begin(Object key) {
    Load load = new Load(key);
    count.incrementAndGet();
    Consumer<Load> now = backEnd;
    if (now == null) {
      begun.add(load);
    } else {
      now.accept(load);
    }
    return load;
  }

  /** From now on bodies end at once, with this. */
  void answer(Function<Object, Object> values) {
    answers(load -> load.complete(values.apply(load.key())));
  }

  /** From now on this ends the bodies, at once or later. */
  void answers(Consumer<Load> how) {
    backEnd = how;
  }

  /** The next load, as soon as its body runs. */
  Load next() throws InterruptedException {
    Load load = begun.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertNotNull(load, "no body runs");
    return load;
  }

  /** The next load, begun by this call; fails where the call ends without one. */
  Load nextOf(Answer answer) throws Exception {
    Eventually.holds("a body runs", () -> !begun.isEmpty() || answer.isDone());
    Load load = begun.poll();
    if (load == null) {
      fail("no body ran; the call was given " + answer.value());
    }
    return load;
  }

  /** The next load, if a body runs by now; else null. */
  Load poll() {
    return begun.poll();
  }

  /** Whether no body has begun that a test has not looked at. */
  boolean isIdle() {
    return begun.isEmpty();
  }

  /** How many bodies have run or are running. */
  int count() {
    return count.get();
  }
}
