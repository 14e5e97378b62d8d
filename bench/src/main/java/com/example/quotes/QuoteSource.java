package com.example.quotes;

import java.util.concurrent.CompletableFuture;

/**
 * Where quotes come from: slow in a real service, next to nothing here, so that a benchmark sees
 * what is put in front of it. Counts what it is asked for.
 */
public class QuoteSource {
  private long loads;

  public CompletableFuture<Quote> find(String symbol) {
    loads++;
    return CompletableFuture.completedFuture(new Quote(symbol, 100));
  }

  public long volume(int instrument) {
    loads++;
    return 1_000_000L + instrument;
  }

  /** Loads so far; exact while one thread at a time asks. */
  public long loads() {
    return loads;
  }
}
