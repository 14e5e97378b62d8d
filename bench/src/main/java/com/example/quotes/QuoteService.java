package com.example.quotes;

import java.util.concurrent.CompletableFuture;

/** A service as one finds it: without any cache. The agent's rules name its methods. */
public class QuoteService {
  private final QuoteSource source;

  public QuoteService(QuoteSource source) {
    this.source = source;
  }

  public CompletableFuture<Quote> find(String symbol) {
    return source.find(symbol);
  }

  public CompletableFuture<Quote> find(String symbol, String venue) {
    return source.find(symbol);
  }

  public long volume(int instrument) {
    return source.volume(instrument);
  }
}
