package dev.refrain.demo;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A closed loop: so many users, each with one request under way, for so many seconds. */
final class Load {
  static final long SEED = 42;

  private static final int SECONDS_FOR_FEW = 60;

  private final int users;
  private final int seconds;
  private final long seed;

  Load(int users, int seconds) {
    this(users, seconds, SEED);
  }

  Load(int users, int seconds, long seed) {
    this.users = users;
    this.seconds = seconds;
    this.seed = seed;
  }

  LoadResult drive(URI shop, ProgressLine progress) throws IOException, InterruptedException {
    return drive(shop, seconds, Integer.MAX_VALUE, progress);
  }

  /** Until each user has had so many turns, and shows nothing meanwhile. */
  LoadResult driveTurns(URI shop, int turns) throws IOException, InterruptedException {
    return drive(shop, SECONDS_FOR_FEW, turns, null);
  }

  private LoadResult drive(URI shop, int seconds, int turns, ProgressLine progress)
      throws IOException, InterruptedException {
    BackEndCalls before = BackEndCalls.read(shop);
    LoadCounters counters = new LoadCounters();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    List<VirtualUser> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      VirtualUser user =
          new VirtualUser(shop, new RequestMix(seed, i, users), begin, end, turns, counters);
      Thread thread = new Thread(user, "user-" + i);
      thread.setDaemon(true);
      all.add(user);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    while (progress != null && System.nanoTime() < end) {
      progress.show(System.nanoTime() - begin, seconds, counters);
      Thread.sleep(100);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double elapsed = (System.nanoTime() - begin) / 1e9;
    if (progress != null) {
      progress.done(seconds, counters);
    }
    return new LoadResult(
        Samples.all(all.stream().map(VirtualUser::samples).toList()),
        elapsed,
        counters.errors().sum(),
        counters.stale().sum(),
        BackEndCalls.read(shop).since(before));
  }
}
