package dev.refrain.bench;

import com.alicp.jetcache.CacheBuilder;
import com.alicp.jetcache.anno.CacheConsts;
import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.anno.Cached;
import com.alicp.jetcache.anno.config.EnableMethodCache;
import com.alicp.jetcache.anno.support.GlobalCacheConfig;
import com.alicp.jetcache.anno.support.JetCacheBaseBeans;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.support.Fastjson2KeyConvertor;
import com.example.quotes.Quote;
import com.example.quotes.QuoteSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What JetCache makes of {@code @Cached}: Spring's proxy before its own cache before Caffeine. It
 * knows of no asynchronous results: all callers share the future.
 */
final class JetCacheContender extends Contender {
  private final CachedQuotes quotes;

  @SuppressWarnings("resource") // Open as long as the JVM: a fork of a benchmark.
  JetCacheContender(QuoteSource source) {
    super(source);
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(QuoteSource.class, () -> source);
    context.register(Caching.class, CachedQuotes.class);
    context.refresh();
    this.quotes = context.getBean(CachedQuotes.class);
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
  public static class CachedQuotes {
    private final QuoteSource source;

    public CachedQuotes(QuoteSource source) {
      this.source = source;
    }

    @Cached(name = "bySymbol", cacheType = CacheType.LOCAL)
    public CompletableFuture<Quote> find(String symbol) {
      return source.find(symbol);
    }

    @Cached(name = "byVenue", cacheType = CacheType.LOCAL)
    public CompletableFuture<Quote> find(String symbol, String venue) {
      return source.find(symbol);
    }

    @Cached(name = "volumes", cacheType = CacheType.LOCAL)
    public long volume(int instrument) {
      return source.volume(instrument);
    }
  }

  /** As its documentation has it, without Spring Boot and without a remote cache. */
  @Configuration
  @EnableMethodCache(basePackages = "dev.refrain.bench", proxyTargetClass = true)
  @Import(JetCacheBaseBeans.class)
  public static class Caching {
    @Bean
    public GlobalCacheConfig config() {
      CacheBuilder local =
          CaffeineCacheBuilder.createCaffeineCacheBuilder()
              .keyConvertor(Fastjson2KeyConvertor.INSTANCE)
              .limit(MAXIMUM_ENTRIES)
              .expireAfterWrite(1, TimeUnit.HOURS);
      GlobalCacheConfig config = new GlobalCacheConfig();
      config.setLocalCacheBuilders(Map.of(CacheConsts.DEFAULT_AREA, local));
      config.setRemoteCacheBuilders(Map.of());
      config.setAreaInCacheName(false);
      return config;
    }
  }
}
