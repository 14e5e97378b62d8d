package dev.refrain.bench;

import com.example.quotes.Quote;
import com.example.quotes.QuoteSource;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a good engineer writes by hand: Caffeine, bounded and expiring, loading once a key. */
final class HandContender extends Contender {
  private final AsyncCache<String, Quote> bySymbol = builder().buildAsync();
  private final AsyncCache<VenueSymbol, Quote> byVenue = builder().buildAsync();
  private final Cache<Integer, Long> volumes = builder().build();

  HandContender(QuoteSource source) {
    super(source);
  }

  private static Caffeine<Object, Object> builder() {
    return Caffeine.newBuilder().maximumSize(MAXIMUM_ENTRIES).expireAfterWrite(Duration.ofHours(1));
  }

  @Override
  CompletableFuture<Quote> find(String symbol) {
    return bySymbol.get(symbol, (key, executor) -> source().find(key));
  }

  @Override
  CompletableFuture<Quote> find(String symbol, String venue) {
    return byVenue.get(
        new VenueSymbol(symbol, venue), (key, executor) -> source().find(key.symbol()));
  }

  @Override
  long volume(int instrument) {
    return volumes.get(instrument, source()::volume);
  }
}
