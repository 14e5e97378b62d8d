package io.netty.util.concurrent;

/** Named as the class of the threads of Netty's event loops. */
public class FastThreadLocalThread extends Thread {
  public FastThreadLocalThread(Runnable target) {
    super(target);
  }
}
