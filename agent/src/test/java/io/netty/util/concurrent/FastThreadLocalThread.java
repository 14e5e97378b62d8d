package io.netty.util.concurrent;

/** Named as Netty's class of threads is; the agent knows it by this name. */
public class FastThreadLocalThread extends Thread {
  public FastThreadLocalThread(Runnable task) {
    super(task, "loop");
  }
}
