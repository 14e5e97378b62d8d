package com.example;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls each method of a shop with the same arguments twice; says what came and what ran. */
public final class Shopping {
  private Shopping() {}

  public static void main(String[] arguments) throws Exception {
    Shop shop = new Shop();
    Map<String, String> query = new HashMap<>();
    query.put("a", "1");
    for (int i = 0; i < 2; i++) {
      System.out.println(shop.title(7) + ", " + shop.stock(7L) + ", " + shop.price("sku", 2));
      System.out.println(Shop.label("text") + ", " + Shop.label("") + ", " + shop.slow(query));
      System.out.println(shop.later("later").get() + ", " + shop.task("task").get());
      System.out.println(pending(shop));
      shop.nothing("nothing");
      System.out.println(shop.once("once").count());
      try {
        shop.failing("failing");
      } catch (IllegalStateException failed) {
        System.out.println(failed.getMessage());
      }
    }
    System.out.println(Shop.runs());
    shop.update("another");
    shop.price("sku", 2);
    shop.update("sku");
    shop.price("sku", 2);
    System.out.println(Shop.runs());
    if (arguments.length > 0) {
      System.exit(Integer.parseInt(arguments[0]));
    }
  }

  /** Two calls while the first is under way; without an agent, the second source counts. */
  private static String pending(Shop shop) throws Exception {
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<String> first = shop.pending("key", source).toCompletableFuture();
    CompletableFuture<String> second = shop.pending("key", source).toCompletableFuture();
    CompletableFuture<String> callback = second.thenApply(text -> text + " and more");
    source.complete("pending");
    return first.get() + ", " + callback.get();
  }
}
