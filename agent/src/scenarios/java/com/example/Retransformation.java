package com.example;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A thousand flights, while another agent retransforms their class again and again. */
public final class Retransformation {
  private static final int KEYS = 1000;

  private final ConcurrentMap<Integer, AtomicInteger> loads = new ConcurrentHashMap<>();

  private Retransformation() {}

  public static void main(String[] arguments) throws Exception {
    Retransformation work = new Retransformation();
    AtomicBoolean through = new AtomicBoolean();
    AtomicInteger rounds = new AtomicInteger();
    List<Throwable> errors = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              try {
                while (!through.get()) {
                  SecondAgent.retransform(Retransformation.class);
                  rounds.incrementAndGet();
                  begun.countDown();
                }
              } catch (Throwable failed) {
                errors.add(failed);
              }
            });
    other.start();
    begun.await();
    work.futures();
    work.plain();
    // The same again: every entry is still there.
    work.futures();
    work.plain();
    through.set(true);
    other.join();
    System.out.println(work.loads.size() + " keys");
    for (AtomicInteger each : work.loads.values()) {
      if (each.get() != 1) {
        System.out.println("loaded " + each);
      }
    }
    System.out.println(rounds.get() > 1 ? "retransformed" : "too quick");
    System.out.println(errors);
  }

  /** All of them are in flight together, each with somebody who has joined it. */
  private void futures() throws Exception {
    List<CompletableFuture<Integer>> sources = new ArrayList<>();
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int key = 0; key < 2 * KEYS; key++) {
      CompletableFuture<Integer> source = new CompletableFuture<>();
      sources.add(source);
      results.add(later(key % KEYS, source));
    }
    for (int key = 0; key < KEYS; key++) {
      sources.get(key).complete(-key);
    }
    for (int key = 0; key < 2 * KEYS; key++) {
      expect(-(key % KEYS), results.get(key).get());
    }
  }

  private void plain() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int key = KEYS; key < 2 * KEYS; key++) {
                  expect(-key, now(key));
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread each : threads) {
      each.join();
    }
  }

  private static void expect(int expected, int value) {
    if (value != expected) {
      System.out.println("expected " + expected + ", not " + value);
    }
  }

  private CompletableFuture<Integer> later(int key, CompletableFuture<Integer> source) {
    count(key);
    return source;
  }

  private int now(int key) {
    count(key);
    Thread.yield();
    return -key;
  }

  private void count(int key) {
    AtomicInteger count = new AtomicInteger();
    AtomicInteger known = loads.putIfAbsent(key, count);
    (known == null ? count : known).incrementAndGet();
  }
}
