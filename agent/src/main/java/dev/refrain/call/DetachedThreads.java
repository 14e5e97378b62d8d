package dev.refrain.call;

import java.lang.reflect.Field;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes daemon threads that take nothing from the thread in which they are made: no inheritable
 * thread-locals, no group, no priority, no class loader and no access control context, each of
 * which would keep an application's loader for as long as the thread lives.
 */
public final class DetachedThreads implements ThreadFactory {
  private static final ThreadGroup TOP = top();

  private final String name;
  private final AtomicInteger made = new AtomicInteger();

  public DetachedThreads(String name) {
    this.name = name;
  }

  private static ThreadGroup top() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    for (ThreadGroup parent = top; parent != null; parent = parent.getParent()) {
      top = parent;
    }
    return top;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck")
  public Thread newThread(Runnable task) {
    String numbered = name + made.incrementAndGet();
    // Privileged: the context then ends with this class, whoever calls it.
    Thread thread =
        AccessController.doPrivileged(
            new PrivilegedAction<Thread>() {
              @Override
              public Thread run() {
                return detached(task, numbered);
              }
            });
    thread.setDaemon(true);
    thread.setPriority(Thread.NORM_PRIORITY);
    thread.setContextClassLoader(null);
    return thread;
  }

  private static Thread detached(Runnable task, String name) {
    try {
      return Thread.class
          .getConstructor(
              ThreadGroup.class, Runnable.class, String.class, long.class, boolean.class)
          .newInstance(TOP, task, name, 0L, false);
    } catch (ReflectiveOperationException java8) {
      Thread thread = new Thread(TOP, task, name);
      try {
        Field inherited = Thread.class.getDeclaredField("inheritableThreadLocals");
        inherited.setAccessible(true);
        inherited.set(thread, null);
      } catch (ReflectiveOperationException otherJvm) {
        // The thread ends soon after it has nothing to do, and what it inherited with it.
      }
      return thread;
    }
  }
}
