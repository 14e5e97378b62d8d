package com.example;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * One instance of a service whose values are version numbers in a file that all instances map; it
 * does what it reads on its standard input.
 */
public final class Versions {
  private static final int KEYS = 500;
  private static final int RACERS = 8;
  private static final int EVICT_EVERY = 100;

  private final MappedByteBuffer truth;
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicLongArray seen = new AtomicLongArray(KEYS);
  private final AtomicInteger stale = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicLong slowestFind = new AtomicLong();
  private final AtomicLong slowestUpdate = new AtomicLong();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile long loadMicros;
  private volatile boolean stopped;

  private Versions(MappedByteBuffer truth) {
    this.truth = truth;
  }

  /** A version of a key. */
  public static final class Version {
    private final int key;
    private final long number;

    Version(int key, long number) {
      this.key = key;
      this.number = number;
    }

    @Override
    public String toString() {
      return key + " is " + number;
    }
  }

  private long truth(int key) {
    synchronized (truth) {
      return truth.getLong(key * 8);
    }
  }

  /** The number of a key that its last eviction came after. */
  private long evicted(int key) {
    synchronized (truth) {
      return truth.getLong((KEYS + key) * 8);
    }
  }

  /** An eviction is done: what was read before it is stale from now on. */
  private void noteEvicted(int key) {
    synchronized (truth) {
      truth.putLong((KEYS + key) * 8, truth.getLong(key * 8));
    }
  }

  Version find(int key) {
    loads.incrementAndGet();
    long number = truth(key);
    LockSupport.parkNanos(loadMicros * 1_000);
    return new Version(key, number);
  }

  CompletableFuture<Version> later(final int key) {
    return CompletableFuture.supplyAsync(() -> find(key), pool);
  }

  void update(int key) {
    bump(key);
  }

  void updateAll(int key) {
    bump(key);
  }

  private void bump(int key) {
    synchronized (truth) {
      truth.putLong(key * 8, truth.getLong(key * 8) + 1);
    }
  }

  /**
   * Many calls of few keys; counts those that give less than a call before them gave, and less than
   * what an eviction before them came after: until an eviction is done, a load from before the
   * change may still land, though others have seen the change.
   */
  private void race(long seed, int count, int keys) {
    for (int i = 0; i < RACERS; i++) {
      final Random random = new Random(seed * RACERS + i);
      running.add(
          pool.submit(
              () -> {
                for (int each = 0; each < count / RACERS; each++) {
                  int key = random.nextInt(keys);
                  long before = Math.min(seen.get(key), evicted(key));
                  long number = find(key).number;
                  calls.incrementAndGet();
                  if (number < before) {
                    stale.incrementAndGet();
                  }
                  seen.accumulateAndGet(key, number, Math::max);
                  LockSupport.parkNanos(random.nextInt(500_000));
                }
                return null;
              }));
    }
  }

  private String raced() throws Exception {
    for (Future<?> each : running) {
      each.get();
    }
    running.clear();
    return "stale " + stale.getAndSet(0) + " of " + calls.getAndSet(0);
  }

  private String behind(int keys) {
    int behind = 0;
    for (int key = 0; key < keys; key++) {
      if (find(key).number != truth(key)) {
        behind++;
      }
    }
    return "behind " + behind;
  }

  private void load(int threads) {
    for (int i = 0; i < threads; i++) {
      running.add(pool.submit(this::loadUntilStopped));
    }
  }

  private void loadUntilStopped() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = random.nextInt(EVICT_EVERY); !stopped; i++) {
      int key = random.nextInt(KEYS);
      long start = System.nanoTime();
      try {
        if (i % EVICT_EVERY == 0) {
          update(key);
          slowestUpdate.accumulateAndGet(System.nanoTime() - start, Math::max);
        } else {
          find(key);
          slowestFind.accumulateAndGet(System.nanoTime() - start, Math::max);
        }
      } catch (Throwable failure) {
        failure.printStackTrace();
        errors.incrementAndGet();
      }
      calls.incrementAndGet();
      LockSupport.parkNanos(5_000_000);
    }
  }

  private String seen() {
    return errors.getAndSet(0)
        + " "
        + calls.getAndSet(0)
        + " "
        + slowestFind.getAndSet(0) / 1_000_000
        + " "
        + slowestUpdate.getAndSet(0) / 1_000_000;
  }

  private String many(final int key, int callers) throws Exception {
    List<Future<Version>> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      all.add(pool.submit(() -> find(key)));
    }
    String text = "";
    for (Future<Version> each : all) {
      text = each.get().toString();
    }
    return text;
  }

  /** Calls on a thread of an event loop; tells what came of it, and how long the calls took. */
  private static String onLoop(Callable<Object> work) throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    new FastThreadLocalThread(
            () -> {
              long start = System.nanoTime();
              try {
                Object result = work.call();
                told.complete((System.nanoTime() - start) / 1_000_000 + " " + result.getClass());
              } catch (Throwable failure) {
                told.completeExceptionally(failure);
              }
            })
        .start();
    return told.get();
  }

  private String answer(String[] words) throws Exception {
    int first = words.length > 1 ? Integer.parseInt(words[1]) : 0;
    int second = words.length > 2 ? Integer.parseInt(words[2]) : 0;
    switch (words[0]) {
      case "find":
        return find(first).toString();
      case "later":
        return later(first).get().toString();
      case "many":
        return many(first, second);
      case "update":
        update(first);
        noteEvicted(first);
        return "updated";
      case "updateAll":
        updateAll(first);
        noteEvicted(first);
        return "updated";
      case "evicted":
        noteEvicted(first);
        return "noted";
      case "bump":
        bump(first);
        return "bumped";
      case "pause":
        loadMicros = first;
        return "pauses";
      case "race":
        race(first, second, Integer.parseInt(words[3]));
        return "races";
      case "raced":
        return raced();
      case "behind":
        return behind(first);
      case "load":
        load(first);
        return "runs";
      case "seen":
        return seen();
      case "loopLater":
        return onLoop(() -> later(first));
      case "loopFind":
        return onLoop(() -> find(first));
      case "loopUpdate":
        return onLoop(
            () -> {
              update(first);
              return "updated";
            });
      default:
        return "loads " + loads.get();
    }
  }

  public static void main(String[] arguments) throws IOException {
    MappedByteBuffer truth;
    try (RandomAccessFile file = new RandomAccessFile(arguments[0], "rw")) {
      truth = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 2 * KEYS * 8);
    }
    Versions versions = new Versions(truth);
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer;
      try {
        answer = versions.answer(line.split(" "));
      } catch (Throwable failure) {
        answer = failure.toString();
      }
      System.out.println(answer);
    }
    versions.stopped = true;
    versions.pool.shutdownNow();
  }
}
