package com.example.prices;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * 64 callers of a plain method, or of an asynchronous one, ask for one of some products again and
 * again, while their back end goes through a script. Prints what they saw: a line for each interval
 * and each phase.
 *
 * <p>Arguments: {@code plain} or {@code async}, the number of products, the pause between a
 * caller's calls and the interval in milliseconds, then the phases.
 */
public final class PriceService {
  private static final int CALLERS = 64;

  private final boolean plain;
  private final int products;
  private final BackEnd backEnd;
  private final Samples ofInterval = new Samples();
  private final Samples ofPhase = new Samples();

  private PriceService(boolean plain, int products, Phase first) {
    this.plain = plain;
    this.products = products;
    this.backEnd = new BackEnd(products, first);
  }

  String find(int product) throws Exception {
    return backEnd.ask(product);
  }

  CompletableFuture<String> findLater(int product) {
    return backEnd.askLater(product);
  }

  private void call() {
    int product = ThreadLocalRandom.current().nextInt(products);
    long start = System.nanoTime();
    boolean failed = false;
    try {
      String price = plain ? find(product) : findLater(product).get();
      failed = !price.equals("price of " + product);
    } catch (Exception failure) {
      failed = true;
    }
    long took = System.nanoTime() - start;
    ofInterval.add(took, failed);
    ofPhase.add(took, failed);
  }

  private void callers(long pauseNanos) {
    for (int i = 0; i < CALLERS; i++) {
      Thread caller =
          new Thread(
              () -> {
                while (true) {
                  LockSupport.parkNanos(
                      (long) (pauseNanos * (0.5 + ThreadLocalRandom.current().nextDouble())));
                  call();
                }
              },
              "caller-" + i);
      caller.setDaemon(true);
      caller.start();
    }
  }

  private void play(Phase phase, long intervalMillis) throws InterruptedException {
    backEnd.enter(phase);
    long asked = 0;
    long next = System.nanoTime();
    for (long ms = 0; ms < phase.seconds() * 1000L; ms += intervalMillis) {
      next += intervalMillis * 1_000_000;
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      long now = backEnd.takeAsked();
      asked += now;
      System.out.println("interval " + phase.name() + " " + ofInterval.take() + " " + now + " 0");
    }
    System.out.println(
        "phase " + phase.name() + " " + ofPhase.take() + " " + asked + " " + backEnd.mostOfOne());
  }

  public static void main(String[] arguments) throws InterruptedException {
    List<Phase> script = new ArrayList<>();
    for (int i = 4; i < arguments.length; i++) {
      script.add(Phase.parse(arguments[i]));
    }
    PriceService service =
        new PriceService(
            arguments[0].equals("plain"), Integer.parseInt(arguments[1]), script.get(0));
    service.callers(Long.parseLong(arguments[2]) * 1_000_000);
    for (Phase each : script) {
      service.play(each, Long.parseLong(arguments[3]));
    }
  }
}
