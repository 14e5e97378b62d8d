package com.example;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web application of one class: keys, values and errors are of its own classes. */
public final class WebShop implements Callable<String> {
  private static final InheritableThreadLocal<Sku> TENANT = new InheritableThreadLocal<>();
  private static final AtomicInteger LOADS = new AtomicInteger();

  /** Each kind of woven method is called twice with one key. */
  @Override
  public String call() throws Exception {
    Sku sku = new Sku("s1");
    for (WebShop shop : new WebShop[] {new WebShop(), new WebShop()}) {
      shop.price(sku);
      shop.price(new Sku("s1"));
      shop.sharedPrice(sku);
      shop.sharedPrice(new Sku("s1"));
      shop.counted(sku);
      shop.counted(sku);
      shop.broken(sku);
      String hit =
          shop.later(sku, CompletableFuture.completedFuture(new Price(1))).get().toString();
      shop.later(sku, new CompletableFuture<Price>()).get();
      fixed(hit);
      fixed(hit);
    }
    inThreadsOfItsOwn(sku);
    leftInFlight(sku);
    update(sku);
    price(sku);
    return LOADS + " loads";
  }

  /** Callers who wait, told on threads that the agent makes while this one has a tenant. */
  private void inThreadsOfItsOwn(Sku sku) throws Exception {
    Sku slow = new Sku("slow");
    TENANT.set(sku);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<Price> source = new CompletableFuture<>();
      CompletableFuture<Price> first = later(slow, source);
      CompletableFuture<Price> second = later(slow, new CompletableFuture<Price>());
      CountDownLatch told = new CountDownLatch(1);
      second.thenAccept(price -> told.countDown());
      threads.execute(() -> source.complete(new Price(2)));
      first.get();
      told.await();
      FutureTask<Price> task = new FutureTask<>(() -> new Price(3));
      Future<Price> shared = submitted(slow, task);
      threads.execute(task);
      shared.get();
      updatedLater(slow, threads.submit(() -> new Price(4))).get();
    } finally {
      TENANT.remove();
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  /** What an application that is stopped in the middle of something leaves behind. */
  private void leftInFlight(Sku sku) {
    Sku lost = new Sku("lost");
    later(lost, new CompletableFuture<Price>());
    later(lost, new CompletableFuture<Price>()).thenAccept(price -> LOADS.incrementAndGet());
    submitted(lost, new FutureTask<>(() -> new Price(5)));
    updatedLater(sku, new FutureTask<>(() -> new Price(6)));
  }

  private Price price(Sku sku) {
    return new Price(LOADS.incrementAndGet());
  }

  private Price sharedPrice(Sku sku) {
    return new Price(LOADS.incrementAndGet());
  }

  /** Its rule only observes. */
  private Price counted(Sku sku) {
    return new Price(LOADS.incrementAndGet());
  }

  /** Its key can't be told. */
  private Price broken(Sku sku) {
    return new Price(LOADS.incrementAndGet());
  }

  private static Price fixed(String text) {
    return new Price(LOADS.incrementAndGet());
  }

  private CompletableFuture<Price> later(Sku sku, CompletableFuture<Price> source) {
    LOADS.incrementAndGet();
    return source;
  }

  private Future<Price> submitted(Sku sku, FutureTask<Price> task) {
    LOADS.incrementAndGet();
    return task;
  }

  private void update(Sku sku) {}

  private Future<Price> updatedLater(Sku sku, Future<Price> task) {
    return task;
  }

  /** A key. */
  static final class Sku {
    private final String id;

    Sku(String id) {
      this.id = id;
    }

    public String getId() {
      return id;
    }

    public String getBroken() {
      throw new Broken();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sku && ((Sku) other).id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  /** A value. */
  static final class Price {
    private final int amount;

    Price(int amount) {
      this.amount = amount;
    }

    public int getAmount() {
      return amount;
    }
  }

  /** An error. */
  static final class Broken extends RuntimeException {}
}
