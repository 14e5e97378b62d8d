package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refresh in another thread whose call makes another key by then gives nobody anything. */
class StrayRefreshTest {
  private static final Duration TTL = Duration.ofSeconds(30);
  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  private final CallFixture fixture = new CallFixture();
  private final Books books = new Books();
  private final WovenMethod find = fixture.weave(Books.class, "find");

  static final class Books {
    private final Loads loads = new Loads();

    Object find(List<String> titles) throws Exception {
      return loads.begin(List.copyOf(titles)).await();
    }

    static String tenant() {
      return TENANT.get();
    }
  }

  private void rules(String key) {
    fixture.rules(
        "- name: books\n  method: Books#find\n"
            + ("ttl: 30s\nloadTimeout: 10m\nstaleWhileRevalidate: 1m\n" + key).indent(2));
  }

  private Answer call(List<String> titles) {
    return Answer.of(Shape.PLAIN, find, books, titles);
  }

  private void load(String value) throws Exception {
    Answer answer = call(List.of("a"));
    books.loads.nextOf(answer).complete(value);
    assertEquals(value, answer.value());
  }

  @Test
  void who_waits_for_it_loads_anew() throws Exception {
    rules("");
    load("old");
    fixture.advance(TTL);
    List<String> titles = new ArrayList<>(List.of("a"));
    assertEquals("old", call(titles).value());
    Load refresh = books.loads.next();
    titles.add("b");
    fixture.advance(Duration.ofMinutes(1));
    Answer waiting = call(List.of("a"));
    waiting.awaitWaiting();
    refresh.complete("of a and b");
    Load own = books.loads.nextOf(waiting);
    assertEquals(List.of("a"), own.key());
    own.complete("of a");
    assertEquals("of a", waiting.value());
  }

  @Test
  void it_fails_for_nobody_and_is_not_tried_at_each_read() throws Exception {
    rules("");
    load("old");
    fixture.advance(TTL);
    List<String> titles = new ArrayList<>(List.of("a"));
    assertEquals("old", call(titles).value());
    Load refresh = books.loads.next();
    titles.clear();
    refresh.fail(new IllegalArgumentException("no title"));
    Eventually.holds("it has ended", () -> RegionProbe.isIdle(fixture.region("books")));
    assertEquals("old", call(List.of("a")).value());
    assertTrue(books.loads.isIdle());
    assertEquals(2, books.loads.count());
  }

  @Test
  void where_the_key_is_the_threads_the_caller_refreshes() throws Exception {
    rules("key: [titles, 'dev.refrain.call.StrayRefreshTest$Books#tenant()']");
    Object old = inThread("t1", "old");
    assertEquals("old", old);
    fixture.advance(TTL);
    TENANT.set("t1");
    assertEquals("old", called(), "it is not known yet");
    Eventually.holds("it has ended", () -> RegionProbe.isIdle(fixture.region("books")));
    assertEquals(1, books.loads.count(), "no body ran without its tenant");
    fixture.advance(Duration.ofSeconds(1));
    assertEquals("new", inThread("t1", "new"));
    TENANT.set("t1");
    assertSame("new", called());
    TENANT.remove();
  }

  /** What a call gives whose body, in the calling thread, gives a value. */
  private Object inThread(String tenant, Object value) throws Exception {
    Thread caller = Thread.currentThread();
    TENANT.set(tenant);
    try {
      books.loads.answers(
          load -> {
            assertSame(caller, load.thread());
            load.complete(value);
          });
      return called();
    } finally {
      TENANT.remove();
    }
  }

  private Object called() {
    try {
      return find.call(books, List.of("a"));
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
