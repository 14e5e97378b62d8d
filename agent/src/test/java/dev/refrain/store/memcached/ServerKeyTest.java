package dev.refrain.store.memcached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.store.StoreKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServerKeyTest {
  private static String of(String text) {
    return ServerKey.of(new StoreKey(text));
  }

  @Test
  void anOrdinaryKeyStaysAsItIs() {
    assertEquals("shop:quotes:find:ACME,NYSE", of("shop:quotes:find:ACME,NYSE"));
    assertEquals("k".repeat(250), of("k".repeat(250)));
  }

  @Test
  void anyOtherKeepsItsBeginning() {
    for (String text :
        List.of(
            "",
            " ",
            "shop:quotes:a b",
            "shop:ключ",
            "k\r\nget x",
            "k".repeat(251),
            "k\0",
            "k\u007f")) {
      String key = of(text);
      assertTrue(key.matches("[!-~]{0,120}#[0-9a-f]{64}"), key);
    }
    assertTrue(of("shop:quotes:a b").startsWith("shop:quotes:a_b#"));
  }

  @Test
  void aKeyThatLooksHashedIsHashed() {
    String hashed = of("shop:quotes:a b");
    assertFalse(hashed.equals(of(hashed)));
    assertTrue(of(hashed).matches("[!-~]{1,120}#[0-9a-f]{64}"));
  }

  @Test
  void twoKeysNeverMeet() {
    Random random = new Random(11);
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "k".repeat(248) : "");
      int length = random.nextInt(4);
      for (int j = 0; j < length; j++) {
        text.append("ab _#é\n".charAt(random.nextInt(7)));
      }
      String before = seen.put(of(text.toString()), text.toString());
      assertTrue(before == null || before.contentEquals(text), text::toString);
    }
  }
}
