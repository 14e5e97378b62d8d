package dev.refrain.bench.redis;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** A thread that asks for values without waiting for them, a number of them under way. */
final class Chain extends Thread {
  private final LaterGetter getter;
  private final int keys;
  private final AtomicBoolean stop;
  private final LongAdder got;
  private final LongAdder missing;
  private final Semaphore room;

  Chain(
      LaterGetter getter,
      int many,
      int keys,
      AtomicBoolean stop,
      LongAdder got,
      LongAdder missing) {
    this.getter = getter;
    this.keys = keys;
    this.stop = stop;
    this.got = got;
    this.missing = missing;
    this.room = new Semaphore(many);
  }

  @Override
  public void run() {
    while (!stop.get()) {
      room.acquireUninterruptibly();
      getter.getLater(
          ThreadLocalRandom.current().nextInt(keys),
          found -> {
            (found ? got : missing).increment();
            room.release();
          });
    }
  }
}
