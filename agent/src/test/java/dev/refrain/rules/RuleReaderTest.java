package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good files: what is written arrives in the model. */
class RuleReaderTest {
  @TempDir Path folder;
  private RulesFolder files;

  @BeforeEach
  void start() {
    files = new RulesFolder(folder);
  }

  private List<Rule> rules(Reading reading) {
    assertEquals(List.of(), files.lines(reading));
    RuleSet rules = reading.rules();
    assertNotNull(rules);
    return rules.rules();
  }

  @Test
  void smallestFile_fillsInDefaults() {
    List<Rule> rules =
        rules(
            files.read(
                """
                rules:
                  - method: com.acme.QuoteService#find
                    ttl: 30s
                """));
    assertEquals(1, rules.size());
    Rule rule = rules.get(0);
    assertEquals("com.acme.QuoteService#find", rule.name());
    assertEquals(2, rule.place().line());
    assertEquals(5, rule.place().column());
    MethodPattern method = rule.methods().get(0);
    assertEquals("com.acme.QuoteService", method.type());
    assertEquals("find", method.method());
    assertNull(method.parameters());
    CacheSettings cache = rule.cache();
    assertNotNull(cache);
    assertEquals(30_000_000_000L, cache.ttlNanos());
    assertEquals(0, cache.ttlJitter());
    assertNull(cache.key());
    assertNull(cache.when());
    assertNull(cache.unless());
    assertEquals(false, cache.sharedInstances());
    assertEquals(10_000, cache.maximumEntries());
    assertEquals(5_000_000_000L, cache.loadTimeoutNanos());
    assertEquals(Mode.CACHE, cache.mode());
    assertEquals(List.of(), rule.evictions());
  }

  @Test
  void everySetting_arrives() {
    List<Rule> rules =
        rules(
            files.read(
                """
                stores:
                  memory:
                    maximumEntries: 500
                defaults:
                  ttl: 1m
                  mode: off
                rules:
                  - name: quotes
                    method: com.acme.QuoteService#find(String, Venue...)
                    ttl: 1h30m
                    ttlJitter: 12.5%
                    store: memory
                    key: [symbol, venue.id, com.acme.Tenant#current().name]
                    instances: shared
                    when: "venue != null and not empty symbol"
                    unless: result == null
                    maximumEntries: 50000
                    loadTimeout: 250ms
                    mode: observe
                  - name: venues
                    method:
                      - com.acme.**.*Client#get*
                      - "@com.acme.Slow"
                    key: this.region
                  - method: com.acme.QuoteService#update(Quote)
                    evict:
                      - rule: quotes
                        key: [quote.symbol, quote.venue.id, this.tenant]
                      - rule: venues
                """));
    assertEquals(3, rules.size());
    CacheSettings quotes = rules.get(0).cache();
    assertEquals(List.of("String", "Venue[]"), rules.get(0).methods().get(0).parameters());
    assertEquals(5_400_000_000_000L, quotes.ttlNanos());
    assertEquals(0.125, quotes.ttlJitter());
    assertEquals("[symbol, venue.id, com.acme.Tenant#current().name]", quotes.key().toString());
    assertTrue(quotes.sharedInstances());
    assertEquals("venue != null and not empty symbol", quotes.when().text());
    assertEquals("result == null", quotes.unless().text());
    assertEquals(50_000, quotes.maximumEntries());
    assertEquals(250_000_000L, quotes.loadTimeoutNanos());
    assertEquals(Mode.OBSERVE, quotes.mode());

    CacheSettings venues = rules.get(1).cache();
    assertEquals("com.acme.**.*Client", rules.get(1).methods().get(0).type());
    assertEquals("com.acme.Slow", rules.get(1).methods().get(1).annotation());
    assertEquals(60_000_000_000L, venues.ttlNanos());
    assertEquals(500, venues.maximumEntries());
    assertTrue(venues.sharedInstances(), "the key names a path of this");
    assertEquals(Mode.OFF, venues.mode());

    Rule update = rules.get(2);
    assertNull(update.cache());
    assertEquals("quotes", update.evictions().get(0).rule());
    assertEquals(
        "[quote.symbol, quote.venue.id, this.tenant]", update.evictions().get(0).key().toString());
    assertEquals("venues", update.evictions().get(1).rule());
    assertNull(update.evictions().get(1).key());
  }

  @Test
  void whatIsOffered_isOnOneLine() {
    assertEquals(
        List.of(
            "shop.yaml:1:18 method 'a.\\u0009b' in rule 'a.\\u0009b' has no # between type and"
                + " method; write a#\\u0009b"),
        files.lines("rules: [{method: \"a.\\tb\", ttl: 1s}]"));
  }
}
