package com.example;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Slow methods of every kind; counts how often the body of each one runs. */
final class Shop implements Catalog {
  private static final Map<String, Integer> RUNS = new TreeMap<>();

  private static synchronized void ran(String method) {
    Integer before = RUNS.get(method);
    RUNS.put(method, before == null ? 1 : before + 1);
  }

  static synchronized String runs() {
    return RUNS.toString();
  }

  @Override
  public String title(int number) {
    ran("title");
    return "title " + number;
  }

  int stock(long number) {
    ran("stock");
    return (int) number;
  }

  private final synchronized double priceOf(String sku, int amount) {
    ran("price");
    return sku.length() * amount;
  }

  double price(String sku, int amount) {
    return priceOf(sku, amount);
  }

  static String label(String text) {
    ran("label");
    return text.isEmpty() ? null : text + "!";
  }

  CompletableFuture<String> later(String text) {
    ran("later");
    return CompletableFuture.completedFuture(text + "!");
  }

  CompletionStage<String> pending(String text, CompletableFuture<String> source) {
    ran("pending");
    return source;
  }

  Future<String> task(String text) {
    ran("task");
    FutureTask<String> task = new FutureTask<>(() -> text + "!");
    task.run();
    return task;
  }

  @Slow
  String slow(Map<String, String> query) {
    ran("slow");
    return query.toString();
  }

  String failing(String text) {
    ran("failing");
    throw new IllegalStateException(text);
  }

  void update(String sku) {
    ran("update");
  }

  /** Rules may name these, too, and are off for them. */
  void nothing(String text) {
    ran("nothing");
  }

  Stream<String> once(String text) {
    ran("once");
    return Stream.of(text);
  }
}
