package dev.refrain.bench;

import com.example.quotes.Quote;
import com.example.quotes.QuoteSource;
import java.util.concurrent.CompletableFuture;

/**
 * One way to have the quotes of a source remembered.
 *
 * <p>A class, not an interface: in a fork that has loaded one kind only, calls are as direct as if
 * there were no other.
 */
abstract class Contender {
  static final int MAXIMUM_ENTRIES = Integer.getInteger("refrain.bench.entries", 10_000);

  private final QuoteSource source;

  Contender(QuoteSource source) {
    this.source = source;
  }

  static Contender named(String name) {
    QuoteSource source = new QuoteSource();
    switch (name) {
      case "floor":
        return new FloorContender(source);
      case "hand":
        return new HandContender(source);
      case "jcabi":
        return new JcabiContender(source);
      case "jetcache":
        return new JetCacheContender(source);
      case "spring":
        return new SpringContender(source);
      case "woven":
        return new WovenContender(source);
      default:
        throw new IllegalArgumentException(name);
    }
  }

  final QuoteSource source() {
    return source;
  }

  /** How often the source was asked. */
  final long loads() {
    return source.loads();
  }

  abstract CompletableFuture<Quote> find(String symbol);

  abstract CompletableFuture<Quote> find(String symbol, String venue);

  abstract long volume(int instrument);
}
