package dev.refrain.call;

import dev.refrain.observe.Report;
import dev.refrain.observe.RuleSummary;
import dev.refrain.observe.VerifyCounters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A method that gives what a test says, under one rule, and what the report says of it. */
final class VerifyScene {
  record Price(BigDecimal amount, String currency) {}

  record Quote(String symbol, Price price, Instant asOf) {}

  static Quote quote(String amount) {
    return new Quote("A", new Price(new BigDecimal(amount), "EUR"), Instant.EPOCH);
  }

  /** The application's class. */
  static class Source {
    Supplier<Object> body;
    int runs;

    Object find(String key) {
      runs++;
      return body.get();
    }

    void write(String key) {}
  }

  final CallFixture fixture;
  final Source source = new Source();
  private final String mode;
  private final WovenMethod find;
  private final WovenMethod write;

  VerifyScene(String settings) {
    this(settings, Runnable::run);
  }

  /**
   * @param settings lines of the rule besides a ttl of 30 s
   * @param executor compares
   */
  VerifyScene(String settings, Executor executor) {
    fixture = new CallFixture(executor);
    find = fixture.weave(Source.class, "find");
    write = fixture.weave(Source.class, "write");
    mode = settings.contains("mode:") ? settings.replaceAll("(?s).*mode: (\\w+).*", "$1") : "cache";
    rules(settings);
  }

  static VerifyScene verify() {
    return new VerifyScene("mode: verify");
  }

  void rules(String settings) {
    fixture.rules(
        "- name: r\n"
            + ("method: 'Source#find'\nttl: 30s\n" + settings).indent(2)
            + "- {method: 'Source#write', evict: [{rule: r, key: [key]}]}\n");
  }

  Object call(Object result) throws Throwable {
    source.body = () -> result;
    return call();
  }

  Object call() throws Throwable {
    return find.call(source, "a");
  }

  void write() throws Throwable {
    write.call(source, "a");
  }

  void advance(Duration by) {
    fixture.advance(by);
  }

  VerifyCounters counters() {
    return fixture.counters("r").verified();
  }

  String report() {
    RuleSummary rule = new RuleSummary("r", mode, 1, List.of());
    return Report.of(List.of(rule), fixture.recorder).replaceAll("(?<=\\S) {2,}", " ");
  }

  /** What the report says besides its tables. */
  String findings() {
    StringBuilder found = new StringBuilder();
    report()
        .lines()
        .filter(line -> line.startsWith("  ! "))
        .forEach(each -> found.append(each.substring(4)).append('\n'));
    return found.toString();
  }
}
