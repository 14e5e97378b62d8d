package dev.refrain.store.redis;

import dev.refrain.store.Found;
import dev.refrain.store.SharedStore;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many threads that read without a pause; notes answers, non-answers, failures and the longest. */
final class Callers implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong nothings = new AtomicLong();
  private final AtomicLong longestNanos = new AtomicLong();
  private volatile boolean stopped;

  Callers(int count, SharedStore store) {
    for (int i = 0; i < count; i++) {
      int number = i;
      // Half of them wait themselves, half are told.
      Way way = i % 2 == 0 ? Way.AWAIT : Way.WHEN_ENDED;
      Thread thread = new Thread(() -> run(store, way, number), "caller-" + i);
      thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
      threads.add(thread);
      thread.start();
    }
  }

  private void run(SharedStore store, Way way, int number) {
    List<StoreKey> groups = List.of(new StoreKey("refrain:rule"));
    for (int i = 0; !stopped; i++) {
      StoreKey key = new StoreKey("refrain:load:" + number + ":" + i % 100);
      long start = System.nanoTime();
      Found found = way.ask(store.read(key, groups, 10_000));
      longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
      if (found == null || found.isCutOff()) {
        nothings.incrementAndGet();
        Thread.yield();
      } else {
        answers.incrementAndGet();
        check(key, found);
        if (found.bytes() == null && found.lease() != null && found.lease().isOwn()) {
          way.ask(store.write(key, groups, found.lease(), key.bytes(), 60_000));
        }
      }
    }
  }

  private static void check(StoreKey key, Found found) {
    if (found.bytes() != null && !key.text().equals(new String(found.bytes()))) {
      throw new AssertionError("an entry of another key");
    }
  }

  long answers() {
    return answers.get();
  }

  long nothings() {
    return nothings.get();
  }

  /** The longest call since this was asked last. */
  long longestMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longestNanos.getAndSet(0));
  }

  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
