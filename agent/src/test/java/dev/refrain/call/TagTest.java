package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tags within a process: entries of several rules that are evicted together. */
class TagTest {
  private final CallFixture fixture = new CallFixture();
  private final WovenMethod quote = fixture.weave(Quotes.class, "quote");
  private final WovenMethod venue = fixture.weave(Quotes.class, "venue");
  private final WovenMethod later = fixture.weave(Quotes.class, "later");
  private final WovenMethod update = fixture.weave(Quotes.class, "update");
  private final Quotes quotes = new Quotes();

  private void rules(String evicted) {
    fixture.rules(
        "- {name: quotes, method: Quotes#quote, ttl: 1h, staleIfError: 1h,"
            + " tags: [[symbol, symbol], [at, symbol, venue]]}\n"
            + "- {name: venues, method: Quotes#venue, ttl: 1h, tags: [[symbol, symbol]]}\n"
            + "- {name: later, method: Quotes#later, ttl: 1h, tags: [[symbol, symbol], [all]]}\n"
            + "- {name: updates, method: Quotes#update, evict: [{tag: "
            + evicted
            + "}]}\n");
  }

  private int quoteRuns(String symbol, Integer at) throws Throwable {
    int before = quotes.runs.get();
    quote.call(quotes, symbol, at);
    return quotes.runs.get() - before;
  }

  private int venueRuns(String symbol) throws Throwable {
    int before = quotes.runs.get();
    venue.call(quotes, symbol);
    return quotes.runs.get() - before;
  }

  @Test
  void a_tag_evicts_its_entries_of_every_rule() throws Throwable {
    rules("[symbol, symbol]");
    quoteRuns("ACME", 1);
    quoteRuns("ACME", 2);
    quoteRuns("OTHER", 1);
    venueRuns("ACME");
    update.call(quotes, "ACME", 0L);
    assertEquals(1, quoteRuns("ACME", 1));
    assertEquals(1, quoteRuns("ACME", 2));
    assertEquals(1, venueRuns("ACME"));
    assertEquals(0, quoteRuns("OTHER", 1));
    assertEquals(0, quoteRuns("ACME", 1), "it is kept again");
  }

  @Test
  void parts_of_other_number_types_meet() throws Throwable {
    rules("[at, symbol, at]");
    quoteRuns("ACME", 1);
    quoteRuns("ACME", 2);
    update.call(quotes, "ACME", 1L);
    assertEquals(1, quoteRuns("ACME", 1));
    assertEquals(0, quoteRuns("ACME", 2));
  }

  @Test
  void parts_do_not_run_into_each_other() throws Throwable {
    rules("[symbol, symbol]");
    quoteRuns("A,1", 1);
    quoteRuns("A%2c1", 1);
    quoteRuns(null, 1);
    quoteRuns("~", 1);
    update.call(quotes, "A", 0L);
    update.call(quotes, "A%2c1", 0L);
    update.call(quotes, null, 0L);
    assertEquals(0, quoteRuns("A,1", 1));
    assertEquals(1, quoteRuns("A%2c1", 1));
    assertEquals(1, quoteRuns(null, 1));
    assertEquals(0, quoteRuns("~", 1));
  }

  @Test
  void a_load_that_began_before_never_lands_and_is_not_joined() throws Throwable {
    rules("[symbol, symbol]");
    CompletableFuture<?> before = (CompletableFuture<?>) later.call(quotes, "ACME");
    CompletableFuture<String> first = quotes.pending;
    update.call(quotes, "ACME", 0L);
    CompletableFuture<?> after = (CompletableFuture<?>) later.call(quotes, "ACME");
    CompletableFuture<String> second = quotes.pending;
    first.complete("old");
    assertEquals("old", before.getNow(null));
    second.complete("new");
    assertEquals("new", after.getNow(null));
    assertEquals("new", ((CompletableFuture<?>) later.call(quotes, "ACME")).getNow(null));
  }

  @Test
  void a_load_that_began_before_lands_nowhere() throws Throwable {
    rules("[symbol, symbol]");
    later.call(quotes, "ACME");
    CompletableFuture<String> before = quotes.pending;
    update.call(quotes, "ACME", 0L);
    before.complete("old");
    assertFalse(((CompletableFuture<?>) later.call(quotes, "ACME")).isDone());
  }

  @Test
  void a_tag_of_a_word_alone_evicts_all_that_has_it() throws Throwable {
    rules("[all]");
    later.call(quotes, "ACME");
    quotes.pending.complete("old");
    quoteRuns("ACME", 1);
    update.call(quotes, "x", 0L);
    assertTrue(!((CompletableFuture<?>) later.call(quotes, "ACME")).isDone());
    assertEquals(0, quoteRuns("ACME", 1));
  }

  @Test
  void a_tag_that_cannot_be_told_evicts_whatever_has_such_tags() throws Throwable {
    rules("[symbol, symbol.broken]");
    quoteRuns("ACME", 1);
    venueRuns("OTHER");
    update.call(quotes, "BROKEN", 0L);
    assertEquals(1, quoteRuns("ACME", 1));
    assertEquals(1, venueRuns("OTHER"));
  }

  static final class Quotes {
    private final AtomicInteger runs = new AtomicInteger();
    private volatile CompletableFuture<String> pending;

    String quote(String symbol, Integer venue) {
      return symbol + venue + runs.incrementAndGet();
    }

    String venue(String symbol) {
      return symbol + runs.incrementAndGet();
    }

    CompletableFuture<String> later(String symbol) {
      pending = new CompletableFuture<>();
      return pending;
    }

    void update(Object symbol, long at) {}
  }
}
