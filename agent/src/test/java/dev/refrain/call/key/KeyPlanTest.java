package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyPlanTest {
  record Isin(String country, long number) {}

  @Test
  void aSingleValue_isItsOwnKey() throws Throwable {
    Object[][] values = {
      {String.class, "EUR"},
      {int.class, 1000},
      {Long.class, 1000L},
      {Venue.Side.class, Venue.Side.SELL},
      {Isin.class, new Isin("CH", 1)},
      {Object.class, new Isin("CH", 1)},
      {Object.class, "EUR"},
      {CharSequence.class, "EUR"}
    };
    for (Object[] each : values) {
      KeyPlan plan = Inside.of((Class<?>) each[0]).plan();
      assertSame(each[1], plan.key1(null, each[1]));
      assertSame(each[1], plan.keyN(null, new Object[] {each[1]}));
    }
  }

  @Test
  void noPart_isOneKeyForAllCalls() throws Throwable {
    Object key = Inside.of().plan().key0(null);
    assertEquals(key, Inside.of().plan().keyN(new Object(), new Object[0]));
    assertNotEquals(key, Inside.of(String.class).plan().key1(null, null));
  }

  /** However the arguments come in, the key is the same. */
  @Test
  void anyNumberOfArguments_inOneByOneOrAsAnArray() throws Throwable {
    for (int count = 0; count <= 6; count++) {
      Class<?>[] types = new Class<?>[count];
      Object[] arguments = new Object[count];
      for (int i = 0; i < count; i++) {
        types[i] = i % 2 == 0 ? String.class : Object.class;
        arguments[i] = "v" + i;
      }
      KeyPlan plan = Inside.of(types).plan();
      Object key = plan.keyN(null, arguments);
      assertEquals(key, plan.keyN(null, arguments.clone()));
      assertEquals(count, plan.types().size());
      switch (count) {
        case 0 -> assertEquals(key, plan.key0(null));
        case 1 -> assertEquals(key, plan.key1(null, "v0"));
        case 2 -> assertEquals(key, plan.key2(null, "v0", "v1"));
        case 3 -> assertEquals(key, plan.key3(null, "v0", "v1", "v2"));
        default -> {}
      }
      for (int i = 0; i < count; i++) {
        Object[] other = arguments.clone();
        other[i] = "w";
        assertNotEquals(key, plan.keyN(null, other));
        other[i] = null;
        assertNotEquals(key, plan.keyN(null, other));
      }
    }
  }

  @Test
  void partsKeepTheirOrderTypeAndLength() throws Throwable {
    KeyPlan two = Inside.of(Object.class, Object.class).plan();
    List<Object[]> calls =
        List.of(
            new Object[] {"a,b", ""},
            new Object[] {"a", "b"},
            new Object[] {"b", "a"},
            new Object[] {"a", 'b'},
            new Object[] {1, 2},
            new Object[] {1L, 2},
            new Object[] {"1", 2},
            new Object[] {1, null},
            new Object[] {1, "null"},
            new Object[] {null, 1},
            new Object[] {List.of("a", "b"), List.of()},
            new Object[] {List.of("a"), List.of("b")},
            new Object[] {new String[] {"a"}, "b"},
            new Object[] {List.of("a"), "b"},
            new Object[] {0.0, 1},
            new Object[] {-0.0, 1},
            new Object[] {0.0f, 1},
            new Object[] {true, false},
            new Object[] {"true", "false"});
    Set<Object> keys = new HashSet<>();
    for (Object[] call : calls) {
      Object key = two.keyN(null, call);
      assertTrue(keys.add(key), () -> "met: " + key);
      assertTrue(keys.contains(two.keyN(null, call.clone())));
    }
  }

  @Test
  void notANumber_isEqualToItself() throws Throwable {
    KeyPlan plan = Inside.of(double.class, float[].class).plan();
    assertEquals(
        plan.key2(null, 0.0 / 0.0, new float[] {Float.NaN}),
        plan.key2(null, Double.NaN, new float[] {Float.intBitsToFloat(0x7fc00001)}));
  }

  @Test
  void namedParts_takeTheirPlaceInTheKey() throws Throwable {
    Inside inside = Inside.method().with(String.class, "symbol").with(Venue.class, "venue");
    KeyPlan plan = inside.plan("venue.id", "symbol");
    assertEquals(List.of(Long.class, String.class), plan.types());
    Object key = plan.key2(null, "A", new Venue(1));
    assertEquals(key, plan.key2(null, "A", new Venue(1)));
    assertNotEquals(key, plan.key2(null, "A", new Venue(2)));
    assertNotEquals(key, plan.key2(null, "B", new Venue(1)));
    assertNotEquals(key, plan.key2(null, "A", null));
    assertEquals("A", inside.plan("symbol").key2(null, "A", new Venue(1)));
    assertEquals(1001L, inside.plan("venue.id").key2(null, "A", new Venue(1)));
    assertFalse(plan.readsReceiver());
  }

  @Test
  void thePathOfAReceiver_makesThePlanReadIt() throws Throwable {
    KeyPlan plan = Inside.of(String.class).plan("this.region", "arg0");
    assertTrue(plan.readsReceiver());
    Object key = plan.key1(new QuoteService("eu"), "A");
    assertEquals(key, plan.key1(new QuoteService("eu"), "A"));
    assertNotEquals(key, plan.key1(new QuoteService("us"), "A"));
  }

  @Test
  void aStaticMethod_canBeAPart() throws Throwable {
    KeyPlan plan =
        Inside.of(String.class).plan("arg0", "dev.refrain.call.key.QuoteService#tenant()");
    Object north = plan.key1(null, "A");
    QuoteService.switchTo("south");
    Object south = plan.key1(null, "A");
    QuoteService.switchTo("north");
    assertNotEquals(north, south);
    assertEquals(north, plan.key1(null, "A"));
  }

  @Test
  void anExceptionOfAGetter_isTheCallersToSee() throws Throwable {
    KeyPlan plan = Inside.of(Venue.class).plan("arg0.failing");
    assertThrows(IllegalStateException.class, () -> plan.key1(null, new Venue(1)));
  }

  @Test
  void keysOfSmallNumbers_doNotFallTogether() throws Throwable {
    KeyPlan two = Inside.of(int.class, int.class).plan();
    KeyPlan three = Inside.of(int.class, int.class, int.class).plan();
    KeyPlan four = Inside.of(int.class, int.class, int.class, int.class).plan();
    List<Set<Integer>> hashes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      hashes.add(new HashSet<>());
    }
    for (int a = 0; a < 100; a++) {
      for (int b = 0; b < 100; b++) {
        hashes.get(0).add(two.key2(null, a, b).hashCode());
        hashes.get(1).add(three.key3(null, a, 7, b).hashCode());
        hashes.get(2).add(four.keyN(null, new Object[] {a, 7, b, 9}).hashCode());
      }
    }
    for (Set<Integer> each : hashes) {
      assertTrue(each.size() > 9_990, () -> each.size() + " hash codes of 10000 keys");
    }
  }
}
