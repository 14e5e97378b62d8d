package dev.refrain.call;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs callbacks of the application, each at once in a thread of its own, so that one that blocks
 * holds up no other. Threads are made at the first need, reused, and gone after ten idle seconds.
 */
public final class ElasticExecutor implements Executor {
  /** Past so many blocked callbacks, further ones run in the thread that ends their load. */
  private static final int MAXIMUM_THREADS = 4_096;

  private volatile @Nullable ThreadPoolExecutor threads;
  private volatile boolean stopped;

  @Override
  public void execute(Runnable task) {
    ThreadPoolExecutor running = threads;
    (running == null ? start() : running).execute(task);
  }

  private synchronized ThreadPoolExecutor start() {
    ThreadPoolExecutor running = threads;
    if (stopped) {
      throw new RejectedExecutionException("stopped");
    }
    if (running == null) {
      running =
          new ThreadPoolExecutor(
              0,
              MAXIMUM_THREADS,
              10,
              TimeUnit.SECONDS,
              new SynchronousQueue<Runnable>(),
              new DaemonFactory());
      threads = running;
    }
    return running;
  }

  /** Lets running callbacks end, and takes no more. */
  public synchronized void stop() {
    stopped = true;
    ThreadPoolExecutor running = threads;
    if (running != null) {
      running.shutdown();
    }
  }

  private static final class DaemonFactory implements ThreadFactory {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "refrain-callback-" + made.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      return thread;
    }
  }
}
