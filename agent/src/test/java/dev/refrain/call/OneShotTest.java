package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are used up, closed or still to come are given to one caller only. */
class OneShotTest {
  static class Streams {
    Iterator<String> iterator() {
      return List.<String>of().iterator();
    }

    Stream<String> stream() {
      return Stream.empty();
    }

    InputStream bytes() {
      return new ByteArrayInputStream(new byte[0]);
    }

    CompletableFuture<Stream<String>> later() {
      return CompletableFuture.completedFuture(Stream.empty());
    }

    CompletableFuture<CompletableFuture<String>> laterStill() {
      return new CompletableFuture<>();
    }

    Future<? extends Iterator<String>> bounded() {
      return CompletableFuture.completedFuture(iterator());
    }

    CompletableFuture<Void> nothing() {
      return CompletableFuture.completedFuture(null);
    }

    void none() {}

    CompletableFuture<String> string() {
      return CompletableFuture.completedFuture("v");
    }
  }

  private final CallFixture fixture = new CallFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iterator",
        "stream",
        "bytes",
        "later",
        "laterStill",
        "bounded",
        "nothing",
        "none"
      })
  void a_method_that_declares_them_is_refused_with_the_reason(String name) throws Throwable {
    WovenMethod method = fixture.weave(Streams.class, name);
    fixture.rules("- {name: r, method: 'Streams#" + name + "', ttl: 1m}");
    assertTrue(fixture.log().contains("rule 'r' is off for"), fixture::log);
    assertEquals(1, fixture.log().lines().count());
    Object first = method.call(new Streams());
    if (first != null) {
      assertNotSame(first, method.call(new Streams()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_that_shows_up_at_run_time_is_not_kept(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Iterator<String> first = List.of("x").iterator();
    scene.load("a", first);
    scene.load("a", List.of("y").iterator());
    scene.load("a", "v");
    assertEquals("v", scene.call("a").value());
    assertEquals(3, scene.loads.count());
    assertTrue(
        scene
            .fixture
            .log()
            .matches("refrain: rule '.*' keeps no .*: it can't be given to two callers\\R"),
        scene.fixture::log);
  }

  @Test
  void threads_that_waited_for_one_load_for_themselves() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    Answer third = scene.join("a");
    Object stream = new ByteArrayInputStream(new byte[0]);
    load.complete(stream);
    assertEquals(stream, first.value());
    // Side by side: each has a stream of its own.
    Load ofSecond = scene.loads.next();
    Load ofThird = scene.loads.next();
    ofThird.complete(new ByteArrayInputStream(new byte[0]));
    ofSecond.complete(new ByteArrayInputStream(new byte[0]));
    assertNotSame(second.value(), third.value());
    assertNotSame(stream, second.value());
  }
}
