package dev.refrain.call;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs callbacks of the application so that none holds up another for long: a few threads, and more
 * whenever all of them are stuck. Threads are made at the first need and gone after ten idle
 * seconds. From Java 24 on each callback has a virtual thread instead; before that, one that blocks
 * in a monitor would pin a carrier thread of the application's own virtual threads.
 */
public final class ElasticExecutor implements Executor {
  /** Past so many stuck callbacks, further ones wait for a thread. */
  private static final int MAXIMUM_THREADS = 4_096;

  private static final int FIRST_VERSION_WITHOUT_PINNING = 24;

  private final int usualThreads = Math.max(2, Runtime.getRuntime().availableProcessors());
  private @Nullable ThreadFactory virtualThreads;
  private volatile @Nullable ThreadPoolExecutor pool;
  private volatile boolean started;
  private volatile boolean stopped;
  private volatile @Nullable Thread reliever;
  private volatile boolean called;
  private long completedBefore;

  @Override
  public void execute(Runnable task) {
    if (stopped) {
      throw new RejectedExecutionException("stopped");
    }
    if (!started) {
      start();
    }
    ThreadPoolExecutor threads = pool;
    if (threads != null) {
      threads.execute(task);
      if (!called && !threads.getQueue().isEmpty()) {
        called = true;
        LockSupport.unpark(reliever);
      }
    } else if (virtualThreads != null) {
      virtualThreads.newThread(task).start();
    }
  }

  private synchronized void start() {
    if (started) {
      return;
    }
    virtualThreads = VirtualThreads.factory(FIRST_VERSION_WITHOUT_PINNING, "refrain-callback-");
    if (virtualThreads == null) {
      ThreadPoolExecutor threads =
          new ThreadPoolExecutor(
              usualThreads,
              usualThreads,
              10,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<Runnable>(),
              new DetachedThreads("refrain-callback-"));
      threads.allowCoreThreadTimeOut(true);
      pool = threads;
    }
    started = true;
  }

  /** Wakes a thread, which is to call {@link #relieve} for a while, when callbacks have to wait. */
  void callWhenBehind(Thread thread) {
    reliever = thread;
  }

  /** Whether callbacks wait for a thread. */
  boolean isBehind() {
    ThreadPoolExecutor threads = pool;
    return threads != null && !threads.getQueue().isEmpty();
  }

  /**
   * Doubles the threads if callbacks wait and none has ended since the last time this was called;
   * goes back to the usual number once none waits. For one thread, every few milliseconds.
   */
  void relieve() {
    ThreadPoolExecutor threads = pool;
    if (threads == null) {
      return;
    }
    long completed = threads.getCompletedTaskCount();
    int size = threads.getCorePoolSize();
    if (threads.getQueue().isEmpty()) {
      called = false;
      if (size > usualThreads) {
        threads.setCorePoolSize(usualThreads);
        threads.setMaximumPoolSize(usualThreads);
      }
    } else if (completed == completedBefore && size < MAXIMUM_THREADS) {
      threads.setMaximumPoolSize(Math.min(MAXIMUM_THREADS, size * 2));
      threads.setCorePoolSize(Math.min(MAXIMUM_THREADS, size * 2));
    }
    completedBefore = completed;
  }

  /** Lets callbacks that were handed over end, and takes no more. */
  public synchronized void stop() {
    stopped = true;
    ThreadPoolExecutor threads = pool;
    if (threads != null) {
      threads.shutdown();
    }
  }
}
