package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Virtual threads that call a method all at once, as a line of the standard input says: the method,
 * how many threads, for how many keys from which one on, and how many calls each makes. The answer
 * tells how many calls gave what they should, how often the method has run, and how many
 * milliseconds the slowest call took.
 */
public final class Crowd {
  private static final long LOAD_MILLIS = 50;
  private static final long PATIENCE_SECONDS = 40;

  private final Executor threads;
  private final AtomicInteger loads = new AtomicInteger();

  private Crowd(Executor threads) {
    this.threads = threads;
  }

  /** What is found. */
  public static final class Item {
    private int key;

    Item(int key) {
      this.key = key;
    }
  }

  private Item load(int key) throws InterruptedException {
    loads.incrementAndGet();
    Thread.sleep(LOAD_MILLIS);
    return new Item(key);
  }

  Item find(int key) throws InterruptedException {
    return load(key);
  }

  /** Before Java 24 a virtual thread holds its carrier while it sleeps in here. */
  Item pinned(int key) throws InterruptedException {
    Object own = new Object();
    synchronized (own) {
      return load(key);
    }
  }

  CompletableFuture<Item> later(int key) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return load(key);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        threads);
  }

  private Item call(String method, int key) throws Exception {
    switch (method) {
      case "find":
        return find(key);
      case "pinned":
        return pinned(key);
      default:
        return later(key).get();
    }
  }

  private String run(String method, int callers, int keys, int first, int rounds)
      throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(callers);
    AtomicInteger right = new AtomicInteger();
    AtomicLong slowest = new AtomicLong();
    loads.set(0);
    for (int i = 0; i < callers; i++) {
      int mine = first + i % keys;
      threads.execute(
          () -> {
            try {
              go.await();
              for (int key = mine; key < mine + rounds * keys; key += keys) {
                long start = System.nanoTime();
                if (call(method, key).key == key) {
                  right.incrementAndGet();
                }
                slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
              }
            } catch (Throwable failure) {
              failure.printStackTrace();
            }
            gone.countDown();
          });
    }
    go.countDown();
    boolean allGone = gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return allGone
        ? right + " right, loads " + loads + ", slowest " + slowest.get() / 1_000_000
        : gone.getCount() + " stand still, " + right + " right, loads " + loads;
  }

  /** We are compiled for Java 8. */
  private static Executor virtualThreads() throws ReflectiveOperationException {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    return task -> {
      try {
        start.invoke(null, task);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ReflectiveOperationException {
    Crowd crowd = new Crowd(virtualThreads());
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      System.out.println(
          crowd.run(
              words[0],
              Integer.parseInt(words[1]),
              Integer.parseInt(words[2]),
              Integer.parseInt(words[3]),
              Integer.parseInt(words[4])));
    }
  }
}
