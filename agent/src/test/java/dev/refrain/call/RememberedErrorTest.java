package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code errors}: failures that are remembered for a while. */
class RememberedErrorTest {
  private static final String ALL = "errors: {ttl: 2s}\nttl: 1m\n";
  private static final String NAMED =
      "errors: {ttl: 2s, types: [java.io.IOException], except: [java.io.FileNotFoundException]}\nttl: 1m\n";

  private static Throwable failing(Scene scene, Throwable failure) throws Exception {
    Answer answer = scene.call("a");
    scene.loads.nextOf(answer).fail(failure);
    return answer.failure();
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_is_given_again_until_its_ttl_ends(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, ALL);
    Throwable cause = new IllegalStateException("broken");
    IOException failure = new IOException("down", cause);
    assertSame(failure, failing(scene, failure));
    scene.advance(Duration.ofSeconds(2).minusNanos(1));
    Throwable again = scene.call("a").failure();
    assertNotSame(failure, again);
    assertSame(IOException.class, again.getClass());
    assertEquals("down", again.getMessage());
    assertSame(cause, again.getCause());
    assertTrue(
        Arrays.stream(again.getStackTrace())
            .anyMatch(each -> each.getClassName().equals(Answer.class.getName())),
        "its trace is this caller's");
    assertSame(failure, again.getSuppressed()[0]);
    assertEquals(1, scene.loads.count());
    assertEquals(1, scene.fixture.counters(Scene.RULE).failuresServed());
    scene.advance(Duration.ofNanos(1));
    scene.load("a", "v");
  }

  @ParameterizedTest
  @EnumSource
  void a_copys_trace_begins_at_the_door(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, ALL);
    failing(scene, new IOException("down"));
    // Woven code, in a test.
    assertEquals(
        WovenMethod.class.getName(), scene.call("a").failure().getStackTrace()[0].getClassName());
  }

  @Test
  void a_wrapping_of_the_applications_own_keeps_its_message() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE, ALL);
    IOException cause = new IOException("down");
    CompletionException failure = new CompletionException("quotes are late", cause);
    Answer first = scene.call("a");
    scene.loads.nextOf(first).fail(failure);
    assertSame(failure, wrapping(first));
    Throwable again = wrapping(scene.call("a"));
    assertNotSame(failure, again);
    assertEquals("quotes are late", again.getMessage());
    assertSame(IOException.class, again.getCause().getClass());
    assertEquals("down", again.getCause().getMessage());
    assertSame(cause, again.getCause().getSuppressed()[0]);
    assertEquals(WovenMethod.class.getName(), again.getStackTrace()[0].getClassName());
  }

  @Test
  void a_wrapping_of_the_applications_own_type_is_given_as_it_was() throws Exception {
    for (Throwable cause : new Throwable[] {new IOException("down"), null}) {
      Scene scene = Scene.of(Shape.COMPLETABLE, ALL);
      LateQuotes failure = new LateQuotes(cause);
      Answer first = scene.call("a");
      scene.loads.nextOf(first).fail(failure);
      assertSame(failure, wrapping(first));
      assertSame(failure, wrapping(scene.call("a")));
    }
  }

  private static Throwable wrapping(Answer answer) {
    CompletableFuture<?> result = (CompletableFuture<?>) answer.result();
    return assertThrows(CompletionException.class, result::join);
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_that_cannot_be_copied_is_given_as_it_was(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, ALL);
    NoSuchQuote failure = new NoSuchQuote("ACME");
    failing(scene, failure);
    assertSame(failure, scene.call("a").failure());
  }

  @ParameterizedTest
  @EnumSource
  void only_the_named_types_are_remembered(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, NAMED);
    failing(scene, new IllegalStateException("not named"));
    failing(scene, new FileNotFoundException("excepted"));
    failing(scene, new java.net.ConnectException("a kind of IOException"));
    assertSame(java.net.ConnectException.class, scene.call("a").failure().getClass());
    assertEquals(3, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_for_its_threads_own_reason_is_not_remembered(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, ALL);
    failing(scene, new InterruptedException("of the caller"));
    scene.load("a", "v");
  }

  @ParameterizedTest
  @EnumSource
  void an_eviction_forgets_a_failure(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, ALL);
    failing(scene, new IOException("down"));
    scene.written("a");
    scene.load("a", "v");
  }

  @ParameterizedTest
  @EnumSource
  void a_stale_value_beats_a_failure(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "staleIfError: 1m\n" + ALL);
    scene.load("a", "old");
    scene.advance(Duration.ofMinutes(1));
    Answer bridged = scene.call("a");
    scene.loads.nextOf(bridged).fail(new IOException("down"));
    assertEquals("old", bridged.value());
    assertEquals("old", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void a_named_failure_is_an_answer_and_beats_a_stale_value(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "staleIfError: 1m\n" + NAMED);
    scene.load("a", "old");
    scene.advance(Duration.ofMinutes(1));
    IOException gone = new IOException("no such thing");
    assertSame(gone, failing(scene, gone));
    assertEquals("no such thing", scene.call("a").failure().getMessage());
    assertEquals(2, scene.loads.count());
  }

  /** A wrapping with a type of its own. */
  static final class LateQuotes extends CompletionException {
    private static final long serialVersionUID = 1;

    LateQuotes(Throwable cause) {
      super("late", cause);
    }
  }

  /** What it is about would be lost with a copy. */
  static final class NoSuchQuote extends Exception {
    private final String symbol;

    public NoSuchQuote(String symbol) {
      super("no quote");
      this.symbol = symbol;
    }

    @Override
    public String toString() {
      return super.toString() + ' ' + symbol;
    }
  }
}
