package com.example;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls one method with a hundred keys from two threads, all the time. For each line that it reads
 * it says how often the method ran since the last one, and what another agent sees of two classes.
 */
public final class Reloading {
  private static final int KEYS = 100;
  private static final int THREADS = 2;

  private static final AtomicInteger LOADS = new AtomicInteger();
  private static final AtomicInteger ROUNDS = new AtomicInteger();
  private static final AtomicReference<String> WRONG = new AtomicReference<>("all right");

  private Reloading() {}

  public static void main(String[] arguments) throws Exception {
    boolean fileOfOther =
        Untouched.value(1).equals("v1") && SecondAgent.sawTheFileOf(Untouched.class);
    System.out.println("other class as in its file: " + fileOfOther);
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(Reloading::callForEver);
      thread.setDaemon(true);
      thread.start();
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    while (in.readLine() != null) {
      // Both threads have gone through all keys, and the one that is ahead more than once.
      int until = ROUNDS.get() + 3 * THREADS;
      while (ROUNDS.get() < until) {
        Thread.yield();
      }
      int loads = LOADS.getAndSet(0);
      SecondAgent.retransform(Reloading.class, Untouched.class);
      System.out.println(
          (loads > KEYS ? "more" : "" + loads)
              + " loads, woven class as in its file: "
              + SecondAgent.sawTheFileOf(Reloading.class)
              + ", other class: "
              + SecondAgent.sumOf(Untouched.class));
    }
    System.out.println(WRONG);
  }

  private static void callForEver() {
    while (true) {
      for (int key = 0; key < KEYS; key++) {
        try {
          String value = value(key);
          if (!value.equals("v" + key)) {
            WRONG.set(key + " gives " + value);
          }
        } catch (Throwable failed) {
          WRONG.set(failed.toString());
        }
      }
      ROUNDS.incrementAndGet();
    }
  }

  private static String value(int key) {
    LOADS.incrementAndGet();
    return "v" + key;
  }

  /** No rule means it. */
  static final class Untouched {
    private Untouched() {}

    static String value(int key) {
      return "v" + key;
    }
  }
}
