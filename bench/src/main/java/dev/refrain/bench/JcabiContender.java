package dev.refrain.bench;

import com.example.quotes.Quote;
import com.example.quotes.QuoteSource;
import com.jcabi.aspects.Cacheable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What jcabi-aspects makes of {@code @Cacheable}, woven in by AspectJ in the build. It has no
 * bound, and all callers share the future.
 */
final class JcabiContender extends Contender {
  private final CacheableQuotes quotes;

  JcabiContender(QuoteSource source) {
    super(source);
    this.quotes = new CacheableQuotes(source);
  }

  @Override
  CompletableFuture<Quote> find(String symbol) {
    return quotes.find(symbol);
  }

  @Override
  CompletableFuture<Quote> find(String symbol, String venue) {
    return quotes.find(symbol, venue);
  }

  @Override
  long volume(int instrument) {
    return quotes.volume(instrument);
  }

  /** The service with the annotations that Refrain does without. */
  static class CacheableQuotes {
    private final QuoteSource source;

    CacheableQuotes(QuoteSource source) {
      this.source = source;
    }

    @Cacheable(lifetime = 1, unit = TimeUnit.HOURS)
    public CompletableFuture<Quote> find(String symbol) {
      return source.find(symbol);
    }

    @Cacheable(lifetime = 1, unit = TimeUnit.HOURS)
    public CompletableFuture<Quote> find(String symbol, String venue) {
      return source.find(symbol);
    }

    @Cacheable(lifetime = 1, unit = TimeUnit.HOURS)
    public long volume(int instrument) {
      return source.volume(instrument);
    }
  }
}
