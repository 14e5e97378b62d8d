package dev.refrain.bench.redis;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * How many values a getter gets in a second, and how long one takes.
 *
 * @param perSecond values got
 * @param p99Micros of a call; 0 for asynchronous ones
 */
record Rate(double perSecond, double p99Micros) {
  /** So many threads, each waiting for one value after the other. */
  static Rate ofCallers(Getter getter, int callers, int keys, double seconds) throws Exception {
    return ofCallers(getter, callers, keys, seconds, 0);
  }

  /**
   * So many threads, each waiting for one value after the other.
   *
   * @param pauseNanos from the beginning of a call to that of the next, at least
   */
  static Rate ofCallers(Getter getter, int callers, int keys, double seconds, long pauseNanos)
      throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    LongAdder got = new LongAdder();
    long[][] times = new long[callers][];
    Thread[] threads = new Thread[callers];
    long start = System.nanoTime();
    for (int t = 0; t < callers; t++) {
      int number = t;
      threads[t] =
          new Thread(
              () -> {
                long[] mine = new long[1 << 20];
                int count = 0;
                long next = System.nanoTime();
                while (!stop.get()) {
                  next += pauseNanos;
                  while (pauseNanos > 0 && next - System.nanoTime() > 0) {
                    LockSupport.parkNanos(next - System.nanoTime());
                  }
                  long before = System.nanoTime();
                  if (!getter.get(ThreadLocalRandom.current().nextInt(keys))) {
                    throw new IllegalStateException("a value is missing");
                  }
                  mine[count++ & (mine.length - 1)] = System.nanoTime() - before;
                }
                got.add(count);
                times[number] = Arrays.copyOf(mine, Math.min(count, mine.length));
              });
      threads[t].start();
    }
    Thread.sleep((long) (seconds * 1000));
    stop.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    double passed = (System.nanoTime() - start) / 1e9;
    long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
    return new Rate(got.sum() / passed, all[(int) (all.length * 0.99)] / 1e3);
  }

  /** So many values under way at any time; the end of each begins the next. */
  static Rate underWay(LaterGetter getter, int many, int keys, double seconds) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    LongAdder got = new LongAdder();
    LongAdder missing = new LongAdder();
    long start = System.nanoTime();
    for (int t = 0; t < 4; t++) {
      new Chain(getter, many / 4, keys, stop, got, missing).start();
    }
    Thread.sleep((long) (seconds * 1000));
    stop.set(true);
    double passed = (System.nanoTime() - start) / 1e9;
    if (missing.sum() > 0) {
      throw new IllegalStateException(missing.sum() + " values are missing");
    }
    return new Rate(got.sum() / passed, 0);
  }
}
