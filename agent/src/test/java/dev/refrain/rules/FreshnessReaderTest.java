package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules say of refreshing, serving stale, tags and verifying: how it arrives and combines. */
class FreshnessReaderTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;
  private RulesFolder files;

  @BeforeEach
  void start() {
    files = new RulesFolder(folder);
  }

  private List<Rule> rules(String text) {
    Reading reading = files.read(text);
    assertEquals(List.of(), files.lines(reading));
    assertNotNull(reading.rules());
    return reading.rules().rules();
  }

  /** The settings of a rule with these lines, and these in its file's defaults. */
  private CacheSettings cache(String defaults, String rule) {
    return rules(document(defaults, rule)).get(0).cache();
  }

  private static String document(String defaults, String rule) {
    String above = defaults.isEmpty() ? "" : "defaults: {" + defaults + "}\n";
    return above + "rules:\n- {name: quotes, method: com.acme.A#find, " + rule + "}\n";
  }

  @Test
  void everySetting_arrives() {
    List<Rule> rules =
        rules(
            """
            rules:
              - name: quotes
                method: com.acme.QuoteService#find
                ttl: result.terms.expiresIn
                minTtl: 1s
                maxTtl: 1h
                loadTimeout: {soft: 200ms, hard: 2s}
                staleWhileRevalidate: 5m
                staleIfError: 1h
                refreshAhead: 80%
                maxConcurrentLoads: 32
                minLoadTime: 5ms
                errors: {ttl: 2s, types: [com.acme.NoSuchQuote, a.Outer$In], except: a.B}
                tags: [[symbol, symbol], [venue, venue.id, this.region], [all]]
                mode: verify
                verify: 0.1%
              - method: com.acme.QuoteService#update(Quote)
                evict:
                  - tag: [symbol, quote.symbol]
                  - rule: quotes
                  - tag: [all]
            """);
    CacheSettings quotes = rules.get(0).cache();
    assertEquals(3600 * SECOND, quotes.ttlNanos(), "the longest that the result may tell");
    assertEquals(2 * SECOND, quotes.loadTimeoutNanos());
    assertEquals(Mode.VERIFY, quotes.mode());
    assertEquals(0.001, quotes.verifyShare());
    FreshnessSettings fresh = quotes.freshness();
    ResultTtl ttl = fresh.resultTtl();
    Expression.Path path = (Expression.Path) ttl.path();
    assertEquals("result", path.root());
    assertEquals(List.of("terms", "expiresIn"), path.steps());
    assertEquals(SECOND, ttl.leastNanos());
    assertEquals(3600 * SECOND, ttl.mostNanos());
    assertEquals(200_000_000L, fresh.softTimeoutNanos());
    assertEquals(300 * SECOND, fresh.staleWhileRevalidateNanos());
    assertEquals(3600 * SECOND, fresh.staleIfErrorNanos());
    assertEquals(3600 * SECOND, fresh.staleNanos());
    assertEquals(24 * SECOND, fresh.refreshAhead().ageNanos(30 * SECOND));
    assertEquals(32, fresh.maxConcurrentLoads());
    assertEquals(5_000_000L, fresh.minLoadTimeNanos());
    assertEquals(2 * SECOND, fresh.errors().ttlNanos());
    assertEquals(List.of("com.acme.NoSuchQuote", "a.Outer$In"), fresh.errors().types());
    assertEquals(List.of("a.B"), fresh.errors().except());
    assertEquals("symbol[symbol] venue[venue.id, this.region] all[]", tags(quotes.tags()));

    Rule update = rules.get(1);
    assertEquals("symbol[quote.symbol] all[]", tags(update.evictedTags()));
    assertEquals(1, update.evictions().size());
    assertEquals("quotes", update.evictions().get(0).rule());
    assertEquals(19, update.evictedTags().get(0).place().line());
  }

  private static String tags(List<Tag> tags) {
    return tags.stream().map(tag -> tag.word() + tag.parts()).collect(Collectors.joining(" "));
  }

  @Test
  void ruleThatSaysNothing_hasNoSuchSettings() {
    CacheSettings cache = cache("", "ttl: 30s");
    assertNull(cache.freshness());
    assertEquals(List.of(), cache.tags());
    assertEquals(0, cache.verifyShare());
  }

  @Test
  void defaults_countWhereTheRuleSaysNothing() {
    String defaults =
        "ttl: result.ttl, minTtl: 2s, maxTtl: 2m, staleIfError: 1h, staleWhileRevalidate: 1m,"
            + " refreshAhead: adaptive, maxConcurrentLoads: 3, minLoadTime: 7ms, errors: {ttl: 1s},"
            + " tags: [[all]], verify: 2%, loadTimeout: {soft: 1s}";
    CacheSettings all = cache(defaults, "mode: cache");
    FreshnessSettings fresh = all.freshness();
    assertEquals(120 * SECOND, all.ttlNanos());
    assertEquals(2 * SECOND, fresh.resultTtl().leastNanos());
    assertEquals(3600 * SECOND, fresh.staleIfErrorNanos());
    assertEquals(60 * SECOND, fresh.staleWhileRevalidateNanos());
    assertTrue(fresh.refreshAhead().isAdaptive());
    assertEquals(3, fresh.maxConcurrentLoads());
    assertEquals(7_000_000L, fresh.minLoadTimeNanos());
    assertEquals(SECOND, fresh.errors().ttlNanos());
    assertEquals(List.of(), fresh.errors().types());
    assertEquals("all[]", tags(all.tags()));
    assertEquals(0.02, all.verifyShare());
    assertEquals(SECOND, fresh.softTimeoutNanos());
    assertEquals(5 * SECOND, all.loadTimeoutNanos());

    CacheSettings own =
        cache(
            defaults,
            "ttl: 30s, staleIfError: 0s, minLoadTime: 0ms, tags: [], verify: 0%, loadTimeout: 9s,"
                + " refreshAhead: 10s");
    fresh = own.freshness();
    assertEquals(30 * SECOND, own.ttlNanos());
    assertNull(fresh.resultTtl(), "a constant ttl of the rule's own");
    assertEquals(0, fresh.staleIfErrorNanos());
    assertEquals(60 * SECOND, fresh.staleNanos());
    assertEquals(0, fresh.minLoadTimeNanos());
    assertEquals(List.of(), own.tags());
    assertEquals(0, own.verifyShare());
    assertEquals(9 * SECOND, own.loadTimeoutNanos());
    assertEquals(0, fresh.softTimeoutNanos(), "a timeout is taken over as a whole");
    assertFalse(fresh.refreshAhead().isAdaptive());
  }

  @Test
  void constantTtlOfDefaults_givesWayToThatOfTheResult() {
    CacheSettings cache = cache("ttl: 30s, maxTtl: 1m", "ttl: result");
    assertEquals(60 * SECOND, cache.ttlNanos());
    assertEquals(0, cache.freshness().resultTtl().leastNanos());
    CacheSettings free = cache("", "ttl: result.ttl");
    assertEquals(CacheSettings.FOREVER, free.ttlNanos());
    assertEquals(CacheSettings.FOREVER, free.freshness().resultTtl().mostNanos());
  }

  @ParameterizedTest
  @CsvSource({"-5, 10", "0, 10", "10, 10", "15, 15", "20, 20", "21, 20"})
  void toldTtl_isKeptWithinItsBounds(long told, long bounded) {
    Expression path = cache("", "ttl: result.ttl").freshness().resultTtl().path();
    assertEquals(bounded, new ResultTtl(path, 10, 20).bounded(told));
  }

  @ParameterizedTest
  @CsvSource({
    "80%, 1000, 800",
    "1%, 1000, 10",
    "99%, 1000, 990",
    "12.5%, 1000, 125",
    "PT1S, 5000000000, 1000000000",
    "1s, 1000000000, 1000000000",
    "1s, 500000000, 500000000",
    "adaptive, 1000, 1000",
    "80%, 9223372036854775807, 9223372036854775807"
  })
  void refreshAhead_isAnAge(String written, long ttl, long age) {
    RefreshAhead ahead = cache("", "ttl: 1h, refreshAhead: " + written).freshness().refreshAhead();
    assertEquals(age, ahead.ageNanos(ttl));
    assertEquals(written.equals("adaptive"), ahead.isAdaptive());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|ttl: forever, staleIfError: 1h|staleIfError '1h' in rule 'quotes' has no end of the ttl to go by, which is forever; write for example ttl: 30s, or remove it",
        "''|ttl: forever, staleWhileRevalidate: 1h|staleWhileRevalidate '1h' in rule 'quotes' has no end of the ttl to go by, which is forever; write for example ttl: 30s, or remove it",
        "''|ttl: forever, refreshAhead: 80%|refreshAhead '80%' in rule 'quotes' has no end of the ttl to go by, which is forever; write for example ttl: 30s, or remove it",
        "ttl: forever|refreshAhead: adaptive|refreshAhead 'adaptive' in rule 'quotes' has no end of the ttl to go by, which is forever; write for example ttl: 30s, or remove it",
        "''|ttl: 30s, refreshAhead: 30s|refreshAhead '30s' in rule 'quotes' is not shorter than the ttl; write for example 80%",
        "ttl: 30s|refreshAhead: 40s|refreshAhead '40s' in rule 'quotes' is not shorter than the ttl; write for example 80%",
        "refreshAhead: 40s|ttl: 30s|ttl '30s' in rule 'quotes' is not longer than the refreshAhead of defaults; write a longer ttl, or a share of it there, for example refreshAhead: 80%",
        "'ttl: 30s, refreshAhead: 40s'|mode: cache|refreshAhead '40s' in defaults is not shorter than the ttl; write for example 80%",
        "''|ttl: result.ttl, maxTtl: 10s, refreshAhead: 10s|refreshAhead '10s' in rule 'quotes' is not shorter than maxTtl; write for example 80%",
        "''|ttl: 30s, minTtl: 1s|minTtl '1s' in rule 'quotes' bounds a ttl that the result tells, and this one is constant; write for example ttl: result.expiresIn, or remove it",
        "ttl: forever|maxTtl: 1h|maxTtl '1h' in rule 'quotes' bounds a ttl that the result tells, and this one is constant; write for example ttl: result.expiresIn, or remove it",
        "''|ttl: result.ttl, minTtl: 2m, maxTtl: 1m|minTtl '2m' in rule 'quotes' is longer than maxTtl; write a shorter one, or a longer maxTtl",
        "maxTtl: 1m|ttl: result.ttl, minTtl: 2m|minTtl '2m' in rule 'quotes' is longer than maxTtl; write a shorter one, or a longer maxTtl",
        "minTtl: 2m|ttl: result.ttl, maxTtl: 1m|maxTtl '1m' in rule 'quotes' is shorter than the minTtl of defaults; write a longer one, or a shorter minTtl",
        "'minTtl: 2m, maxTtl: 1m'|ttl: 30s|minTtl '2m' in defaults is longer than maxTtl; write a shorter one, or a longer maxTtl",
      })
  void whatCannotWorkTogether_isOneLine(String defaults, String rule, String line) {
    List<String> lines = files.lines(document(defaults, rule));
    assertEquals(1, lines.size(), lines::toString);
    assertEquals(line, lines.get(0).replaceFirst("shop.yaml:\\d+:\\d+ ", ""));
  }

  @Test
  void refreshAheadOfDefaults_isBlamedOnceForAllRules() {
    String text =
        """
        defaults: {ttl: 30s, refreshAhead: 40s}
        rules:
          - method: com.acme.A#one
          - method: com.acme.A#two
        """;
    assertEquals(
        List.of(
            "shop.yaml:1:36 refreshAhead '40s' in defaults is not shorter than the ttl;"
                + " write for example 80%"),
        files.lines(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ttl: forever",
        "ttl: 30s, mode: off, staleIfError: 1h, errors: {ttl: 1s}",
        "ttl: 30s, mode: observe, errors: {ttl: 1s, except: []}, verify: 100%",
        "ttl: 30s, refreshAhead: 29s, verify: 0%",
        "ttl: result.ttl, refreshAhead: 29s",
        "ttl: result.ttl, minTtl: 1m, maxTtl: 1m",
        "ttl: result.ttl, maxTtl: forever, staleIfError: 1h",
        "ttl: forever, staleIfError: 0s, staleWhileRevalidate: 0s"
      })
  void whatIsHarmless_isNoProblem_alsoBesideDefaultsOfOtherRules(String rule) {
    assertNotNull(cache("", rule));
    assertNotNull(cache("staleIfError: 1h, refreshAhead: 10s, minTtl: 1s, maxTtl: 5m", rule));
  }

  @Test
  void tagOfAnEviction_isLookedForInAllFiles_andInDefaults() {
    files.file("a.yaml", "defaults: {tags: [[all]]}\nrules: [{method: a.B#c, ttl: 1s}]\n");
    files.file("b.yaml", "rules: [{method: a.B#d, evict: [{tag: [all]}]}]\n");
    assertEquals(List.of(), files.lines(files.readAll()));
    files.file("a.yaml", "defaults: {tags: [[all]]}\nrules: [{method: a.B#c, ttl: 1s, tags: []}]");
    assertEquals(
        List.of(
            "b.yaml:1:40 tag 'all' in evict of rule 'a.B#d' is no tag of any rule; no rule has"
                + " tags; write for example tags: [[symbol, symbol], [venue, venue.id]] in one"),
        files.lines(files.readAll()));
  }

  @Test
  void tagOfAnEviction_isNotBlamed_whereTagsCannotBeRead() {
    files.file("a.yaml", "rules: [{method: a.B#c, ttl: 1s, tags: all}]\n");
    files.file("b.yaml", "rules: [{method: a.B#d, evict: [{tag: [all]}]}]\n");
    assertEquals(1, files.lines(files.readAll()).size());
  }

  @Test
  void memcachedsWholeSeconds_areNoMatterOfATtlThatTheResultTells() {
    String stores = "stores: {m: {type: memcached, uri: 'memcached://localhost'}}\n";
    String rule = "store: m, ttl: result.ttl";
    assertEquals(List.of(), files.lines(stores + document("ttl: 100ms", rule)));
  }
}
