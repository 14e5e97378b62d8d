package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One instance of a service whose prices are files in a folder; it does what it reads on its
 * standard input.
 */
public final class Prices {
  private final Path folder;
  private final AtomicInteger loads = new AtomicInteger();
  private final ExecutorService pool = Executors.newFixedThreadPool(64);

  private Prices(Path folder) {
    this.folder = folder;
  }

  /** What a product costs. */
  public static final class Price {
    private final String sku;
    private final String amount;

    Price(String sku, String amount) {
      this.sku = sku;
      this.amount = amount;
    }

    @Override
    public String toString() {
      return sku + " costs " + amount;
    }
  }

  Price find(String sku) throws IOException, InterruptedException {
    loads.incrementAndGet();
    String amount = new String(Files.readAllBytes(folder.resolve(sku)), "UTF-8");
    if (amount.startsWith("slow ")) {
      Thread.sleep(Long.parseLong(amount.substring(5)));
    }
    return new Price(sku, amount);
  }

  CompletableFuture<Price> later(final String sku) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            loads.incrementAndGet();
            return new Price(sku, new String(Files.readAllBytes(folder.resolve(sku)), "UTF-8"));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        },
        pool);
  }

  void update(String sku, String amount) throws IOException {
    Files.write(folder.resolve(sku), amount.getBytes("UTF-8"));
  }

  private String many(final String sku, int callers) throws Exception {
    List<Future<Price>> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      all.add(pool.submit(() -> find(sku)));
    }
    String text = "";
    for (Future<Price> each : all) {
      text = each.get().toString();
    }
    return text;
  }

  private String answer(String[] words) throws Exception {
    switch (words[0]) {
      case "find":
        return find(words[1]).toString();
      case "later":
        return later(words[1]).get().toString();
      case "many":
        return many(words[1], Integer.parseInt(words[2]));
      case "update":
        update(words[1], words[2]);
        return "updated";
      default:
        return "loads " + loads.get();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Prices prices = new Prices(Paths.get(arguments[0]));
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer;
      try {
        answer = prices.answer(line.split(" "));
      } catch (Throwable failure) {
        answer = failure.toString();
      }
      System.out.println(answer);
    }
    prices.pool.shutdownNow();
  }
}
