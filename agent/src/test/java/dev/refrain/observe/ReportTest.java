package dev.refrain.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the report says: of shared stores, and of rules whose figures are odd. */
class ReportTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Recorder recorder = new Recorder(new Log(new PrintStream(log, true), false));
  private final MethodCounters find = recorder.counters("find", "Quotes#find");

  /** The remarks on a rule of one method. */
  private String remarks(String kind) {
    RuleSummary rule = new RuleSummary("find", kind, 1, List.of());
    return Report.of(List.of(rule), recorder)
        .lines()
        .skip(3)
        .map(line -> line.replace("  ! rule 'find': ", ""))
        .collect(Collectors.joining("; "));
  }

  @Test
  void calls_that_joined_a_load_are_as_good_as_hits() {
    find.loaded(1_000_000);
    find.joined();
    assertEquals("", remarks("cache"));
  }

  @Test
  void loads_that_do_not_end_are_told_and_are_no_hits() {
    find.joined();
    assertEquals("none of its loads has ended, and 1 call joined them", remarks("cache"));
    assertTrue(
        Report.of(List.of(new RuleSummary("find", "cache", 1, List.of())), recorder)
            .lines()
            .anyMatch(line -> line.matches(" *find +1 +0 +0 +1 +0 +- +- +- +0 +0")));
  }

  @Test
  void a_rule_that_never_hits_is_told_why() {
    assertEquals(
        "never hit: its methods were not called, or no call of them has ended", remarks("cache"));
    find.loaded(1_000_000);
    assertEquals("never hit: no key came twice within its ttl", remarks("cache"));
    find.loaded(1_000_000);
    find.evicted();
    assertEquals(
        "never hit: no key came twice within its ttl and before an eviction", remarks("cache"));
    recorder.unkept(find, null);
    assertEquals(
        "never hit: no key came twice within its ttl and before an eviction, or its result may not"
            + " be kept",
        remarks("cache"));
    recorder.unkept(find, null);
    assertEquals(
        "never hit: no result may be kept: 'unless' held, or two callers can't share such a one",
        remarks("cache"));
  }

  /** The first remark on a rule whose values a store alone keeps. */
  private String whyNoHit() {
    RuleSummary rule = new RuleSummary("find", "cache", 1, "shared", List.of());
    return Report.of(List.of(rule), recorder)
        .lines()
        .filter(line -> line.contains("! rule 'find'"))
        .findFirst()
        .orElseThrow()
        .replace("  ! rule 'find': never hit: ", "");
  }

  @Test
  void a_rule_that_never_hits_is_told_why_by_what_its_store_did() {
    StoreCounters store = recorder.store("shared");
    find.loaded(1_000_000);
    find.loaded(1_000_000);
    assertEquals("store 'shared' has answered no lookup", whyNoHit());
    store.lookedUp(false);
    assertEquals("no key came twice within its ttl", whyNoHit());
    store.unanswered();
    assertEquals("no key came twice within its ttl, or store 'shared' did not answer", whyNoHit());
    store.otherShape();
    find.evicted();
    assertEquals(
        "no key came twice within its ttl and before an eviction, or store 'shared' did not"
            + " answer, or its entry was another version's",
        whyNoHit());
    assertEquals(
        "no key came twice within its ttl and before an eviction",
        remarks("cache").replaceFirst(".*never hit: ", ""),
        "memory keeps its values, too");
  }

  @Test
  void evictions_that_a_store_never_heard_of_are_told() {
    recorder.evictionsLost(recorder.store("shared"), 2);
    assertEquals(
        "refrain: 2 evictions never got to store 'shared', which did not answer: entries that"
            + " should have gone may be served from it, by other processes and after a restart,"
            + " until their ttl ends",
        log.toString().trim());
  }

  @Test
  void failures_and_errors_are_counted_in_words() {
    find.hits().add();
    find.failed(1_000_000);
    find.loaded(1_000_000);
    find.error();
    assertEquals(
        "1 call ran without the rule because something failed; see the log; 1 of 2 loads failed;"
            + " a failure is kept only where 'errors' says so",
        remarks("cache"));
  }

  @Test
  void evictions_whose_key_could_not_be_told_are_told() {
    find.evicted();
    assertEquals("", remarks("evict"));
    find.error();
    find.error();
    assertEquals(
        "what to evict could not be told 2 times, and every entry went instead; see the log",
        remarks("evict"));
  }

  @Test
  void a_result_that_two_callers_can_not_share_is_told_once() {
    recorder.unkept(find, Thread.class);
    recorder.unkept(find, Thread.class);
    String line =
        "rule 'find' keeps no java.lang.Thread of Quotes#find: it can't be given to two callers";
    assertEquals("refrain: " + line + "\n", log.toString().replace("\r\n", "\n"));
    assertEquals(List.of(line), recorder.remarks());
  }

  @Test
  void lookups_that_were_cut_off_are_none_that_were_answered() {
    StoreCounters store = recorder.store("shared");
    store.lookedUp(true);
    store.cutOff();
    assertEquals(1, store.lookups(), "its caller has not counted it yet");
    store.lookedUp(false);
    store.lookedUp(false);
    assertEquals(2, store.lookups());
    assertEquals(1, store.unansweredRequests());
  }

  @Test
  void shared_stores_have_a_table_of_their_own() {
    StoreCounters store = recorder.store("shared");
    for (int i = 0; i < 1000; i++) {
      store.lookedUp(i % 4 != 0);
    }
    store.unanswered();
    store.refused();
    store.tooLarge();
    store.tooShort();
    store.tooShort();
    store.evictionQueued();
    recorder.storeDown(store, null);
    assertEquals(
        """
        refrain: report
          rule  methods  receivers  hits  joined  misses  hit ratio  mean load  saved  evictions  errors
          store   lookups  hits  hit ratio  unanswered  refused  unwritten  damaged  other version  late evictions  outages
          shared     1000   750     75.0 %           1        1          0        0              0               1        1
          ! store 'shared': 1 value was over the server's limit of an item (memcached -I), and was not kept
          ! store 'shared': 2 values had less than a second left, which Memcached can't count, and were not kept
        """,
        Report.of(List.of(), recorder));
  }
}
