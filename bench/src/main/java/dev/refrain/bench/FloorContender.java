package dev.refrain.bench;

import com.example.quotes.Quote;
import com.example.quotes.QuoteSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The least that looking something up can cost: a map without bounds or expiry. */
final class FloorContender extends Contender {
  private final ConcurrentHashMap<String, CompletableFuture<Quote>> bySymbol =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<VenueSymbol, CompletableFuture<Quote>> byVenue =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, Long> volumes = new ConcurrentHashMap<>();

  FloorContender(QuoteSource source) {
    super(source);
  }

  @Override
  CompletableFuture<Quote> find(String symbol) {
    CompletableFuture<Quote> quote = bySymbol.get(symbol);
    if (quote == null) {
      quote = source().find(symbol);
      bySymbol.put(symbol, quote);
    }
    return quote;
  }

  @Override
  CompletableFuture<Quote> find(String symbol, String venue) {
    VenueSymbol key = new VenueSymbol(symbol, venue);
    CompletableFuture<Quote> quote = byVenue.get(key);
    if (quote == null) {
      quote = source().find(symbol);
      byVenue.put(key, quote);
    }
    return quote;
  }

  @Override
  long volume(int instrument) {
    Long volume = volumes.get(instrument);
    if (volume == null) {
      volume = source().volume(instrument);
      volumes.put(instrument, volume);
    }
    return volume;
  }
}
