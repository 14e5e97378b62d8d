package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promise 15: calls share an entry only if rule, method, receiver and all key parts are equal. */
class KeyIdentityTest {
  private final CallFixture fixture = new CallFixture();

  enum Venue {
    OPEN,
    DARK
  }

  record Trade(String symbol, Venue venue) {}

  /** Each call of a body gives a number of its own. */
  static class Service {
    static final AtomicInteger RUNS = new AtomicInteger();

    String region = "eu";

    Object none() {
      return RUNS.incrementAndGet();
    }

    Object one(Object a) {
      return RUNS.incrementAndGet();
    }

    Object other(Object a) {
      return RUNS.incrementAndGet();
    }

    Object two(Object a, Object b) {
      return RUNS.incrementAndGet();
    }

    Object three(Object a, Object b, Object c) {
      return RUNS.incrementAndGet();
    }

    Object four(Object a, Object b, Object c, Object d) {
      return RUNS.incrementAndGet();
    }

    Object many(String first, Object... rest) {
      return RUNS.incrementAndGet();
    }

    Object number(int a, long b) {
      return RUNS.incrementAndGet();
    }

    static Object ofClass(Object a) {
      return RUNS.incrementAndGet();
    }

    Object overloaded(String a) {
      return RUNS.incrementAndGet();
    }

    Object overloaded(Object a) {
      return RUNS.incrementAndGet();
    }
  }

  private WovenMethod method(String name, String settings) {
    WovenMethod woven = fixture.weave(Service.class, name);
    fixture.rules("- {name: r, method: Service#*, ttl: 1m" + settings + "}");
    return woven;
  }

  @Test
  void the_number_of_arguments_does_not_matter_to_a_hit() throws Throwable {
    Object[] all = {"a", "b", "c", "d"};
    String[] names = {"none", "one", "two", "three", "four"};
    Service service = new Service();
    for (int count = 0; count <= 4; count++) {
      WovenMethod method = method(names[count], "");
      Object[] arguments = Arrays.copyOf(all, count);
      Object first = method.call(service, arguments);
      assertEquals(first, method.call(service, arguments.clone()), names[count]);
      for (int i = 0; i < count; i++) {
        Object[] changed = arguments.clone();
        changed[i] = "x";
        assertNotEquals(first, method.call(service, changed), names[count] + " at " + i);
        changed[i] = null;
        assertNotEquals(first, method.call(service, changed), names[count] + " at " + i);
      }
      assertEquals(first, method.call(service, arguments.clone()), names[count]);
    }
  }

  @Test
  void methods_of_one_rule_share_nothing() throws Throwable {
    WovenMethod one = fixture.weave(Service.class, "one");
    WovenMethod other = method("other", "");
    Service service = new Service();
    Object first = one.call(service, "a");
    assertNotEquals(first, other.call(service, "a"));
    assertEquals(first, one.call(service, "a"));
  }

  @Test
  void overloads_share_nothing() throws Throwable {
    WovenMethod text = fixture.weave(Service.class.getDeclaredMethod("overloaded", String.class));
    WovenMethod any = fixture.weave(Service.class.getDeclaredMethod("overloaded", Object.class));
    fixture.rules("- {name: r, method: Service#overloaded, ttl: 1m}");
    Service service = new Service();
    assertNotEquals(text.call(service, "a"), any.call(service, "a"));
  }

  @Test
  void parts_keep_their_type_and_borders() throws Throwable {
    WovenMethod two = method("two", "");
    Service service = new Service();
    Object[][] calls = {
      {"a,b", ""},
      {"a", "b"},
      {"ab", ""},
      {"", "ab"},
      {1, "b"},
      {1L, "b"},
      {"1", "b"},
      {(short) 1, "b"},
      {1.0, "b"},
      {'1', "b"},
      {null, null},
      {"null", null},
      {null, "null"},
      {"", null},
      {List.of("a", "b"), ""},
      {List.of("a"), "b"},
      {List.of(List.of("a", "b")), ""},
      {new String[] {"a", "b"}, ""},
      {new int[] {1}, ""},
      {new long[] {1}, ""},
      {Venue.OPEN, ""},
      {"OPEN", ""},
      {new Trade("a", Venue.OPEN), ""},
      {new Trade("a", Venue.DARK), ""},
      {0.0, ""},
      {-0.0, ""},
      {Double.NaN, ""},
      {Float.NaN, ""},
    };
    List<Object> results = new ArrayList<>();
    for (Object[] each : calls) {
      results.add(two.call(service, each));
    }
    assertEquals(calls.length, results.stream().distinct().count());
    for (int i = 0; i < calls.length; i++) {
      assertEquals(results.get(i), two.call(service, calls[i]), Arrays.toString(calls[i]));
    }
    assertEquals(0, fixture.counters("r").errors(), fixture::log);
  }

  @Test
  void arguments_are_compared_by_content_as_it_was_at_the_call() throws Throwable {
    WovenMethod many = method("many", "");
    Service service = new Service();
    List<String> list = new ArrayList<>(List.of("x"));
    Object first = many.call(service, "a", new Object[] {list, new int[] {1, 2}});
    Object again = many.call(service, "a", new Object[] {Arrays.asList("x"), new int[] {1, 2}});
    assertEquals(first, again);
    list.add("y");
    Object changed = many.call(service, "a", new Object[] {list, new int[] {1, 2}});
    assertNotEquals(first, changed);
    assertEquals(first, many.call(service, "a", new Object[] {List.of("x"), new int[] {1, 2}}));
  }

  /** As applications have them: equal by content, and open to change. */
  static final class Order {
    String symbol;

    Order(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Order && ((Order) other).symbol.equals(symbol);
    }

    @Override
    public int hashCode() {
      return symbol.hashCode();
    }
  }

  @Test
  void an_object_that_is_changed_after_the_call_changes_no_key() throws Throwable {
    WovenMethod one = method("one", "");
    Service service = new Service();
    Order order = new Order("x");
    Object first = one.call(service, order);
    order.symbol = "y";
    Object changed = one.call(service, order);
    assertNotEquals(first, changed);
    assertEquals(first, one.call(service, new Order("x")));
    assertEquals(changed, one.call(service, new Order("y")));
  }

  @Test
  void a_rule_may_name_the_parts() throws Throwable {
    WovenMethod two = method("two", ", key: [b]");
    Service service = new Service();
    Object first = two.call(service, "a", "b");
    assertEquals(first, two.call(service, "x", "b"));
    assertNotEquals(first, two.call(service, "a", "x"));
  }

  @Test
  void an_argument_without_value_equality_is_refused_call_by_call_and_said_once() throws Throwable {
    WovenMethod one = method("one", "");
    Service service = new Service();
    Object identity = new Object();
    assertNotEquals(one.call(service, identity), one.call(service, identity));
    assertEquals(one.call(service, "a"), one.call(service, "a"));
    assertEquals(2, fixture.counters("r").errors());
    assertTrue(fixture.log().contains("java.lang.Object has no value equality"), fixture::log);
    assertEquals(1, fixture.log().lines().count());
  }

  @Test
  void primitives_are_parts_like_any_other() throws Throwable {
    WovenMethod number = method("number", "");
    Service service = new Service();
    Object first = number.call(service, 1, 2L);
    assertEquals(first, number.call(service, 1, 2L));
    assertNotEquals(first, number.call(service, 2, 1L));
  }

  @Test
  void static_methods_are_cached_by_class() throws Throwable {
    WovenMethod ofClass = method("ofClass", "");
    Object first = ofClass.call(null, "a");
    assertEquals(first, ofClass.call(null, "a"));
    assertNotEquals(first, ofClass.call(null, "b"));
  }
}
