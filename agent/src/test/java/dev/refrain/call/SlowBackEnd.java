package dev.refrain.call;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a scene's bodies ask: it answers at once, or late by a fake clock, or fails; each value is
 * the moment at which it was told. Counts what it is asked.
 */
final class SlowBackEnd implements Consumer<Load> {
  private final Scene scene;
  private final int most;
  private final List<Load> running = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private Map<Object, List<Long>> asked = new HashMap<>();
  private boolean failing;
  private Duration latency = Duration.ZERO;
  private int mostAtOnce;

  /**
   * The back end of all bodies of a scene.
   *
   * @param most so many bodies the rule lets run at once
   */
  SlowBackEnd(Scene scene, int most) {
    this.scene = scene;
    this.most = most;
    scene.loads.answers(this);
  }

  synchronized void answersAfter(Duration time) {
    latency = time;
    failing = false;
    asked = new HashMap<>();
  }

  synchronized void fails() {
    failing = true;
    asked = new HashMap<>();
  }

  @Override
  public void accept(Load load) {
    long now = now();
    synchronized (this) {
      asked.computeIfAbsent(load.key(), key -> new ArrayList<>()).add(now);
      mostAtOnce = Math.max(mostAtOnce, running.size() + 1);
      if (!failing && !latency.isZero()) {
        running.add(load);
        ends.add(now + latency.toNanos());
        return;
      }
    }
    end(load, now);
  }

  private void end(Load load, long now) {
    if (failing) {
      load.fail(new IOException("down"));
    } else {
      load.complete(Long.toString(now));
    }
  }

  private long now() {
    return scene.fixture.ticker.nanos();
  }

  /** Ends what is due. */
  void finish() {
    List<Load> due = new ArrayList<>();
    synchronized (this) {
      Iterator<Long> end = ends.iterator();
      for (Iterator<Load> each = running.iterator(); each.hasNext(); ) {
        Load load = each.next();
        if (end.next() <= now()) {
          each.remove();
          end.remove();
          due.add(load);
        }
      }
    }
    due.forEach(load -> load.complete(Long.toString(now())));
  }

  /** Ends all that it was asked. */
  void finishAll() {
    List<Load> all;
    synchronized (this) {
      latency = Duration.ZERO;
      all = new ArrayList<>(running);
      running.clear();
      ends.clear();
    }
    all.forEach(load -> load.complete(Long.toString(now())));
  }

  synchronized boolean isLoading(Thread thread) {
    return running.stream().anyMatch(each -> each.thread() == thread);
  }

  /** Whether every flight has a body that runs here, or none more may run. */
  synchronized boolean isSettled(Region region) {
    return running.size() >= most || RegionProbe.inFlight(region) == running.size();
  }

  /** When each key was asked for since the last change. */
  synchronized Map<Object, List<Long>> asked() {
    return asked;
  }

  synchronized int running() {
    return running.size();
  }

  /** How many bodies have run at once, at most. */
  synchronized int mostAtOnce() {
    return mostAtOnce;
  }
}
