package com.example.prices;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** What tells prices, after some time, or fails then; it counts what it is asked. */
final class BackEnd {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "back-end");
            thread.setDaemon(true);
            return thread;
          });
  private final LongAdder asked = new LongAdder();
  private final AtomicIntegerArray askedOf;
  private volatile Phase phase;

  BackEnd(int products, Phase first) {
    askedOf = new AtomicIntegerArray(products);
    phase = first;
  }

  void enter(Phase next) {
    for (int i = 0; i < askedOf.length(); i++) {
      askedOf.set(i, 0);
    }
    phase = next;
  }

  String ask(int product) throws IOException, InterruptedException {
    Phase now = asked(product);
    Thread.sleep(now.latencyMillis());
    return answer(now, product);
  }

  CompletableFuture<String> askLater(int product) {
    Phase now = asked(product);
    CompletableFuture<String> answer = new CompletableFuture<>();
    clock.schedule(
        () -> {
          try {
            answer.complete(answer(now, product));
          } catch (IOException e) {
            answer.completeExceptionally(e);
          }
        },
        now.latencyMillis(),
        TimeUnit.MILLISECONDS);
    return answer;
  }

  private Phase asked(int product) {
    asked.increment();
    askedOf.incrementAndGet(product);
    return phase;
  }

  private static String answer(Phase phase, int product) throws IOException {
    if (phase.fails()) {
      throw new IOException("out of order");
    }
    return "price of " + product;
  }

  /** How often it was asked since this was called last. */
  long takeAsked() {
    return asked.sumThenReset();
  }

  /** How often it was asked for the product that it was asked for most, in this phase. */
  int mostOfOne() {
    int most = 0;
    for (int i = 0; i < askedOf.length(); i++) {
      most = Math.max(most, askedOf.get(i));
    }
    return most;
  }
}
