package dev.refrain.bench;

import com.example.quotes.Quote;
import com.example.quotes.QuoteSource;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Spring makes of {@code @Cacheable}: its proxy before Caffeine. */
final class SpringContender extends Contender {
  private final CacheableQuotes quotes;

  @SuppressWarnings("resource") // Open as long as the JVM: a fork of a benchmark.
  SpringContender(QuoteSource source) {
    super(source);
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(QuoteSource.class, () -> source);
    context.register(Caching.class, CacheableQuotes.class);
    context.refresh();
    this.quotes = context.getBean(CacheableQuotes.class);
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
  public static class CacheableQuotes {
    private final QuoteSource source;

    public CacheableQuotes(QuoteSource source) {
      this.source = source;
    }

    @Cacheable("bySymbol")
    public CompletableFuture<Quote> find(String symbol) {
      return source.find(symbol);
    }

    @Cacheable("byVenue")
    public CompletableFuture<Quote> find(String symbol, String venue) {
      return source.find(symbol);
    }

    @Cacheable("volumes")
    public long volume(int instrument) {
      return source.volume(instrument);
    }
  }

  /** As its documentation has it. */
  @Configuration
  @EnableCaching(proxyTargetClass = true)
  public static class Caching {
    @Bean
    public CacheManager cacheManager() {
      CaffeineCacheManager manager = new CaffeineCacheManager();
      manager.setAsyncCacheMode(true);
      manager.setCaffeine(
          Caffeine.newBuilder().maximumSize(MAXIMUM_ENTRIES).expireAfterWrite(Duration.ofHours(1)));
      return manager;
    }
  }
}
