package dev.refrain.bench;

import com.example.quotes.Quote;
import com.example.quotes.QuoteService;
import com.example.quotes.QuoteSource;
import java.util.concurrent.CompletableFuture;

/** The service as it is; its JVM has the agent, with rules that name its methods. */
final class WovenContender extends Contender {
  private final QuoteService service;

  WovenContender(QuoteSource source) {
    super(source);
    this.service = new QuoteService(source);
  }

  @Override
  CompletableFuture<Quote> find(String symbol) {
    return service.find(symbol);
  }

  @Override
  CompletableFuture<Quote> find(String symbol, String venue) {
    return service.find(symbol, venue);
  }

  @Override
  long volume(int instrument) {
    return service.volume(instrument);
  }
}
