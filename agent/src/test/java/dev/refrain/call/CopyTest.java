package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code copy: true}: what one caller does to its value is seen by no other. */
class CopyTest {
  private final CallFixture fixture = new CallFixture();
  private final Basket basket = new Basket();

  /** Gives lists that callers change. */
  static class Basket {
    int runs;
    CompletableFuture<List<String>> pending = new CompletableFuture<>();

    List<String> plain(String key) {
      runs++;
      return new ArrayList<>(List.of(key));
    }

    CompletableFuture<List<String>> later(String key) {
      runs++;
      return pending;
    }

    String text(String key) {
      return new String(key);
    }

    Object opaque(String key) {
      runs++;
      return new Thread(key);
    }
  }

  private WovenMethod weave(String method) {
    WovenMethod woven = fixture.weave(Basket.class, method);
    fixture.rules("- {name: r, method: 'Basket#" + method + "', ttl: 1m, copy: true}");
    return woven;
  }

  @SuppressWarnings("unchecked")
  private List<String> list(Object value) {
    return (List<String>) value;
  }

  @Test
  void plain_callers_have_values_of_their_own() throws Throwable {
    WovenMethod method = weave("plain");
    list(method.call(basket, "a")).add("of the leader");
    list(method.call(basket, "a")).add("of another");
    assertEquals(List.of("a"), method.call(basket, "a"));
    assertEquals(1, basket.runs, fixture::log);
  }

  @Test
  void those_who_waited_have_values_of_their_own() throws Throwable {
    WovenMethod method = weave("later");
    List<CompletableFuture<List<String>>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      @SuppressWarnings("unchecked")
      CompletableFuture<List<String>> each =
          (CompletableFuture<List<String>>) method.call(basket, "a");
      all.add(each);
    }
    basket.pending.complete(new ArrayList<>(List.of("v")));
    for (CompletableFuture<List<String>> each : all) {
      each.get().add("mine");
      assertEquals(List.of("v", "mine"), each.get());
    }
    @SuppressWarnings("unchecked")
    CompletableFuture<List<String>> hit =
        (CompletableFuture<List<String>>) method.call(basket, "a");
    assertEquals(List.of("v"), hit.get());
    assertEquals(1, basket.runs);
  }

  @Test
  void what_can_not_change_is_not_copied() throws Throwable {
    WovenMethod method = weave("text");
    Object first = method.call(basket, "a");
    assertSame(first, method.call(basket, "a"));
  }

  @Test
  void what_can_not_be_copied_is_not_kept_and_that_is_said_once() throws Throwable {
    WovenMethod method = weave("opaque");
    assertNotSame(method.call(basket, "a"), method.call(basket, "a"));
    assertEquals(2, basket.runs);
    assertEquals(1, fixture.log().lines().count(), fixture::log);
    assertTrue(
        fixture
            .log()
            .startsWith(
                "refrain: rule 'r' keeps no values of dev.refrain.call.CopyTest$Basket#opaque"
                    + " (copy: true): "),
        fixture::log);
  }
}
