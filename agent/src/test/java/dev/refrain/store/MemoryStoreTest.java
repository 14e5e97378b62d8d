package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.refrain.observe.HitCounter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * The memory store: what its index finds is what the store has, and it forgets as Caffeine does.
 */
class MemoryStoreTest {
  private static final long FAR = Long.MAX_VALUE / 2;

  private final FakeTicker ticker = new FakeTicker();
  private final CoarseClock clock = new CoarseClock(ticker);
  private final HitCounter hits = new HitCounter();
  private final MemoryStore store = new MemoryStore(100, clock, hits);

  private static Entry entry(Object value) {
    return new Entry(value, FAR);
  }

  private Object found(Object key) {
    KeptEntry entry = store.find(key);
    return entry == null ? null : entry.value();
  }

  @Test
  void whatWasPutIsFound_byEqualKeys() {
    store.put("key", entry(1));
    assertEquals(1, found(new String("key")));
    assertEquals(1, store.get("key").value());
    assertNull(found("other"));
  }

  @Test
  void thePutReplaces() {
    store.put("key", entry(1));
    KeptEntry former = store.find("key");
    store.put("key", entry(2));
    assertEquals(2, found("key"));
    assertTrue(clock.isPast(former.deadline()), "whoever still holds it knows");
  }

  @Test
  void keysOfOneHashCode_areToldApart() {
    // "Aa" and "BB" have one hash code.
    store.put("Aa", entry(1));
    store.put("BB", entry(2));
    store.put("AaAa", entry(3));
    store.put("BBBB", entry(4));
    store.remove("Aa");
    assertNull(found("Aa"));
    assertEquals(2, found("BB"));
    assertEquals(3, found("AaAa"));
    assertEquals(4, found("BBBB"));
  }

  @Test
  void removedAndClearedAndFiltered_isNotFound() {
    store.put("a", entry(1));
    store.put("b", entry(2));
    store.put("c", entry(3));
    store.remove("a");
    assertNull(found("a"));
    store.removeIf("b"::equals);
    assertNull(found("b"));
    assertEquals(3, found("c"));
    store.clear();
    assertNull(found("c"));
    store.put("c", entry(4));
    assertEquals(4, found("c"));
  }

  @Test
  void expired_isNotFound_andSwept() {
    store.put("a", new Entry(1, clock.precise() + 10));
    assertEquals(1, found("a"));
    ticker.advance(Duration.ofNanos(10));
    assertNull(found("a"));
    store.sweep();
    assertEquals(0, store.size());
  }

  @Test
  void whatHadToGo_isNotFound_andCounted() {
    for (int i = 0; i < 1_000; i++) {
      store.put(i, entry(i));
    }
    store.cleanUp();
    int found = 0;
    for (int i = 0; i < 1_000; i++) {
      boolean there = store.find(i) != null;
      assertEquals(store.get(i) != null, there);
      found += there ? 1 : 0;
    }
    assertEquals(100, found);
    assertEquals(900, store.sizeEvictions());
  }

  /** On the mean: Caffeine seeds its sketch anew each time, and varies by a hundredth itself. */
  @Test
  void aSampleOfTheReads_keepsTheHitRate() {
    double lost = 0;
    int runs = 0;
    for (int things : new int[] {110, 200, 1_000, 10_000}) {
      int[] trace = zipf(things, 200_000);
      for (int i = 0; i < 5; i++) {
        lost += hitRateOfCaffeine(trace) - hitRate(trace);
        runs++;
      }
    }
    assertTrue(lost / runs < 0.01, "of each call: " + lost / runs);
  }

  private double hitRate(int[] trace) {
    HitCounter counter = new HitCounter();
    MemoryStore small = new MemoryStore(100, clock, counter);
    for (Integer key : trace) {
      if (small.find(key) == null) {
        small.put(key, entry(key));
      } else if (counter.add()) {
        counter.mark(key.hashCode());
      }
    }
    return (double) counter.sum() / trace.length;
  }

  private static double hitRateOfCaffeine(int[] trace) {
    Cache<Object, Object> cache =
        Caffeine.newBuilder().maximumSize(100).executor(Runnable::run).build();
    int found = 0;
    for (Integer key : trace) {
      if (cache.getIfPresent(key) == null) {
        cache.put(key, key);
      } else {
        found++;
      }
    }
    return (double) found / trace.length;
  }

  private static int[] zipf(int things, int length) {
    double[] upTo = new double[things];
    double sum = 0;
    for (int i = 0; i < things; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    SplittableRandom random = new SplittableRandom(42);
    int[] trace = new int[length];
    for (int i = 0; i < length; i++) {
      int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
      trace[i] = Math.min(things - 1, at < 0 ? -at - 1 : at);
    }
    return trace;
  }

  /** Each thread changes keys of its own, so that it knows what it may find. */
  @Test
  void whatAThreadHasRemovedOrReplaced_itNeverFindsAgain() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<?> disturber =
          threads.submit(
              () -> {
                while (!done.get()) {
                  store.removeIf(key -> ((Integer) key) % 7 == 0);
                  store.clear();
                }
              });
      List<Future<?>> owners = new ArrayList<>();
      for (int owner = 0; owner < 3; owner++) {
        int first = owner;
        owners.add(threads.submit(() -> own(first)));
      }
      for (Future<?> each : owners) {
        each.get();
      }
      done.set(true);
      disturber.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    store.cleanUp();
    for (int key = 0; key < 3 * 97; key++) {
      assertEquals(store.get(key) != null, store.find(key) != null, "key " + key);
    }
  }

  private void own(int first) {
    SplittableRandom random = new SplittableRandom(first);
    for (int version = 0; version < 100_000; version++) {
      Integer key = first + 3 * random.nextInt(97);
      if (random.nextInt(3) == 0) {
        store.remove(key);
        assertNull(store.find(key));
      } else {
        store.put(key, entry(version));
        KeptEntry found = store.find(key);
        assertTrue(found == null || found.value().equals(version));
      }
    }
  }

  @Test
  void aFreshStore_wantsNoMarks_untilItIsHalfFull() {
    for (int i = 0; i < 50; i++) {
      store.put(i, entry(i));
    }
    assertEquals(0, marksOf(1_000));
    store.put(50, entry(50));
    int marks = marksOf(16_000);
    assertTrue(marks > 3_600 && marks < 4_400, "one in four, not " + marks);
  }

  private int marksOf(int reads) {
    int marks = 0;
    for (int i = 0; i < reads; i++) {
      assertNotNull(store.find(i % 50));
      marks += hits.add() ? 1 : 0;
    }
    return marks;
  }
}
