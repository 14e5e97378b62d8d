package com.example.busy;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * 64 callers ask for one of 2,000 products without pause, and print a line a second: calls, loads,
 * errors, and the 50th, 99th and 100th hundredth of how long a call took, in microseconds.
 */
public final class BusyService {
  private static final int CALLERS = 64;
  private static final int PRODUCTS = 2_000;
  private static final int MOST_SAMPLES = 1 << 20;

  private final AtomicLong loads = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicReference<Samples> samples = new AtomicReference<>(new Samples());

  private BusyService() {}

  /** A slow look-up. */
  String find(int product) throws InterruptedException {
    loads.incrementAndGet();
    Thread.sleep(10);
    return "product " + product;
  }

  private void call() {
    int product = ThreadLocalRandom.current().nextInt(PRODUCTS);
    long start = System.nanoTime();
    try {
      if (!find(product).equals("product " + product)) {
        errors.incrementAndGet();
      }
    } catch (Throwable failure) {
      errors.incrementAndGet();
    }
    samples.get().add(System.nanoTime() - start);
  }

  public static void main(String[] arguments) throws InterruptedException {
    int seconds = Integer.parseInt(arguments[0]);
    BusyService service = new BusyService();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (int i = 0; i < CALLERS; i++) {
      Thread caller =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  service.call();
                  // As a client across a network would: not one call after the other.
                  LockSupport.parkNanos(2_000_000);
                }
              },
              "caller-" + i);
      caller.setDaemon(true);
      caller.start();
    }
    for (int second = 0; second < seconds; second++) {
      Thread.sleep(1000);
      Samples last = service.samples.getAndSet(new Samples());
      System.out.println(last.line(service.loads.getAndSet(0), service.errors.getAndSet(0)));
    }
  }

  /** How long the calls of one second took. */
  private static final class Samples {
    private final AtomicLong count = new AtomicLong();
    private final long[] nanos = new long[MOST_SAMPLES];

    void add(long each) {
      int at = (int) count.getAndIncrement();
      if (at < nanos.length) {
        nanos[at] = each;
      }
    }

    String line(long loads, long errors) {
      long[] sorted = Arrays.copyOf(nanos, (int) Math.min(count.get(), nanos.length));
      Arrays.sort(sorted);
      int last = sorted.length - 1;
      return String.format(
          Locale.ROOT,
          "%d %d %d %d %d %d",
          sorted.length,
          loads,
          errors,
          last < 0 ? 0 : sorted[last / 2] / 1000,
          last < 0 ? 0 : sorted[(int) (last * 0.99)] / 1000,
          last < 0 ? 0 : sorted[last] / 1000);
    }
  }
}
