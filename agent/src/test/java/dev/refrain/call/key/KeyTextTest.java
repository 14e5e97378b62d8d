package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys have one text in every process, and two keys never the same one. */
class KeyTextTest {
  private static String of(Object value) {
    TextWriter out = new TextWriter();
    out.part(value == null ? NullKey.NULL : Freezer.freeze(value, "part"), false);
    return out.toString();
  }

  private static String known(Object value) {
    TextWriter out = new TextWriter();
    out.part(value == null ? NullKey.NULL : Freezer.freeze(value, "part"), true);
    return out.toString();
  }

  record Point(int x, String name) {}

  static final class Opaque {
    private final Object anything = new Object();

    @Override
    public boolean equals(Object other) {
      return other instanceof Opaque o && o.anything == anything;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void words_and_numbers_stand_as_they_are() {
    assertEquals("ACME", known("ACME"));
    assertEquals("5", known(5L));
    assertEquals("-1.5", known(-1.5));
    assertEquals("SECONDS", known(TimeUnit.SECONDS));
    assertEquals("2026-11-01", known(LocalDate.of(2026, 11, 1)));
    assertEquals("~", known(null));
    assertEquals("Zürich", known("Zürich"));
  }

  @Test
  void what_has_a_meaning_is_quoted() {
    assertEquals("''", known(""));
    assertEquals("'a,b'", known("a,b"));
    assertEquals("'~'", known("~"));
    assertEquals("'it\\'s'", known("it's"));
    assertEquals("'\\u000a'", known("\n"));
    assertEquals("'#abc'", known("#abc"));
    assertEquals("'Long:5'", known("Long:5"));
  }

  @Test
  void a_part_of_any_type_names_its_own() {
    assertEquals("Long:5", of(5L));
    assertEquals("Integer:5", of(5));
    assertEquals("5", of("5"));
    assertEquals("java.util.concurrent.TimeUnit:DAYS", of(TimeUnit.DAYS));
  }

  @Test
  void what_holds_parts_is_written_by_content() {
    assertEquals("java.util.List[a,Integer:1,~]", of(Arrays.asList("a", 1, null)));
    assertEquals(of(new LinkedHashSet<>(List.of("b", "a"))), of(Set.of("a", "b")));
    Map<String, Integer> one = new HashMap<>(Map.of("a", 1));
    one.put("b", 2);
    assertEquals("java.util.Map[[a,Integer:1],[b,Integer:2]]", of(one));
    assertEquals("String[][x,y]", of(new String[] {"x", "y"}));
    assertNotEquals(of(new int[] {1, 2}), of(new long[] {1, 2}));
    assertNotEquals(of(List.of("a", "b")), of(List.of("a,b")));
    assertTrue(of(new Date(0)).contains("1970-01-01T00:00:00Z"), of(new Date(0)));
    assertEquals(
        "dev.refrain.call.key.KeyTextTest$Point[Integer:1,'a b']", of(new Point(1, "a b")));
  }

  @Test
  void what_no_text_can_tell_apart_is_refused() {
    RefusedKeyException refused = assertThrows(RefusedKeyException.class, () -> of(new Opaque()));
    assertTrue(refused.getMessage().contains("Opaque"), refused.getMessage());
  }

  @Test
  void different_keys_differ_in_bytes() {
    Random random = new Random(42);
    Map<String, Object> seen = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      Object key = value(random, 2);
      Object frozen = key == null ? NullKey.NULL : Freezer.freeze(key, "part");
      String text = new String(of(key).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      Object other = seen.putIfAbsent(text, frozen);
      assertTrue(other == null || other.equals(frozen), text);
    }
  }

  private static Object value(Random random, int depth) {
    switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0:
        return null;
      case 1:
        return random.nextInt(4);
      case 2:
        return (long) random.nextInt(4);
      case 3:
        return random.nextBoolean();
      case 4:
        return "ab,:[]'\\~ \ud800\u00e9#5".charAt(random.nextInt(14)) + "";
      case 5:
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
          text.append("a,:[]'\\~ 5\ud800\udc00".charAt(random.nextInt(12)));
        }
        return text.toString();
      case 6:
        return random.nextBoolean()
            ? new int[] {random.nextInt(3)}
            : new long[] {random.nextInt(3)};
      case 7:
        return list(random, depth);
      case 8:
        return list(random, depth).toArray();
      default:
        return new LinkedHashSet<>(Arrays.asList("a", random.nextInt(3), value(random, 0) + ","));
    }
  }

  private static List<Object> list(Random random, int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value(random, depth - 1));
    }
    return list;
  }

  @Test
  void an_evictions_text_is_told_without_types_only_where_they_do_not_matter() {
    assertEquals(List.of("ACME", "ACME"), KeyText.natural(List.of("ACME")));
    assertEquals(List.of("5", "Integer:5"), KeyText.natural(List.of(5)));
    assertNull(KeyText.natural(List.of("05")), "it may stand for the number 5");
    assertNull(KeyText.natural(List.of(UUID.randomUUID().toString())), "or for a UUID");
    assertNull(KeyText.natural(List.of(1.0)));
    assertNull(KeyText.natural(List.of("")));
  }
}
