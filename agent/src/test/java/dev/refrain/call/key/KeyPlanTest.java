package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.refrain.call.MethodFacts;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyPlanTest {
  private static Scope scope(Class<?>... types) {
    MethodFacts facts =
        new MethodFacts("com.acme.QuoteService", "find", "()V", Modifier.PUBLIC, null);
    return new Scope(KeyPlanTest.class, facts, types, null, null);
  }

  @Test
  void one_string_is_its_own_key() throws Throwable {
    KeyPlan plan = KeyPlan.bind(null, scope(String.class));
    String symbol = "a";
    assertSame(symbol, plan.key1(null, symbol));
    assertEquals(List.of(String.class), plan.types());
  }

  @Test
  void two_parts_keep_their_borders() throws Throwable {
    KeyPlan plan = KeyPlan.bind(null, scope(String.class, String.class));
    assertEquals(plan.key2(null, "a", "b"), plan.keyN(null, new Object[] {"a", "b"}));
    assertNotEquals(plan.key2(null, "a,b", ""), plan.key2(null, "a", "b"));
    assertNotEquals(plan.key2(null, null, "b"), plan.key2(null, "null", "b"));
  }
}
