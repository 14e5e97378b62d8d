package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A ttl that the result tells itself, its bounds, and {@code minLoadTime}. */
class ResultTtlTest {
  private final CallFixture fixture = new CallFixture();
  private final WovenMethod method = fixture.weave(Tokens.class, "token");
  private final Tokens tokens = new Tokens();

  private void rules(String settings) {
    fixture.rules("- name: tokens\n" + ("method: Tokens#token\n" + settings).indent(2));
  }

  private int runsOf(Object ttl) throws Throwable {
    tokens.ttl = ttl;
    tokens.runs.set(0);
    fixture.services.regions().evict("tokens");
    method.call(tokens, "a");
    fixture.advance(Duration.ofSeconds(19));
    method.call(tokens, "a");
    int before = tokens.runs.get();
    fixture.advance(Duration.ofSeconds(2));
    method.call(tokens, "a");
    return before * 10 + tokens.runs.get();
  }

  @Test
  void a_result_tells_how_long_it_is_fresh() throws Throwable {
    rules("ttl: result.ttl");
    assertEquals(12, runsOf(Duration.ofSeconds(20)));
    assertEquals(12, runsOf(20));
    assertEquals(12, runsOf(20L));
    assertEquals(12, runsOf(20.0));
    // Moments are told by the machine's own clock, which does not stand still.
    Instant end = Instant.now().plusSeconds(20).plusMillis(500);
    assertEquals(12, runsOf(end));
    assertEquals(12, runsOf(end.atOffset(ZoneOffset.UTC)));
    assertEquals(12, runsOf(end.atZone(ZoneOffset.UTC)));
    assertEquals(12, runsOf(Date.from(end)));
  }

  @Test
  void what_is_over_or_says_nothing_is_not_kept() throws Throwable {
    rules("ttl: result.ttl");
    assertEquals(23, runsOf(0));
    assertEquals(23, runsOf(-5));
    assertEquals(23, runsOf(null));
    assertEquals(23, runsOf(Instant.EPOCH));
    assertEquals(0, fixture.counters("tokens").errors());
    assertEquals(23, runsOf("soon"));
    assertTrue(fixture.counters("tokens").errors() > 0);
    assertTrue(fixture.log().contains("a result's ttl is a java.lang.String"), fixture.log());
  }

  @Test
  void the_bounds_hold() throws Throwable {
    rules("ttl: result.ttl\nminTtl: 20s\nmaxTtl: 20s");
    assertEquals(12, runsOf(0));
    assertEquals(23, runsOf(null), "says nothing");
    assertEquals(12, runsOf(Duration.ofDays(1)));
    assertEquals(12, runsOf(Duration.ofSeconds(Long.MAX_VALUE)));
    assertEquals(12, runsOf(Duration.ofSeconds(Long.MIN_VALUE)));
    assertEquals(12, runsOf(Double.MAX_VALUE));
    assertEquals(12, runsOf(Instant.MAX));
    assertEquals(12, runsOf(new Date(Long.MIN_VALUE)));
    assertEquals(12, runsOf(new Date(Long.MAX_VALUE)));
    assertEquals(0, fixture.counters("tokens").errors(), fixture::log);
  }

  @Test
  void only_what_was_slow_to_get_is_kept() throws Throwable {
    rules("ttl: 1h\nminLoadTime: 5ms");
    tokens.takes = Duration.ofMillis(5).minusNanos(1);
    method.call(tokens, "a");
    tokens.takes = Duration.ofMillis(5);
    method.call(tokens, "a");
    method.call(tokens, "a");
    assertEquals(2, tokens.runs.get());
  }

  final class Tokens {
    private final AtomicInteger runs = new AtomicInteger();
    private volatile Object ttl;
    private volatile Duration takes = Duration.ZERO;

    Token token(String user) {
      runs.incrementAndGet();
      fixture.advance(takes);
      return new Token(user, ttl);
    }
  }

  record Token(String user, Object ttl) {}
}
