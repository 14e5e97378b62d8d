package dev.refrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries that somebody forged whole, to wake a class of the application's. */
class GadgetTest {
  private static final class Places {
    Object object = "x";
    List<Object> elements = new ArrayList<>(List.of("x"));
    Map<Object, Object> entries = new HashMap<>(Map.of("x", "y"));
    Shop.Event event = new Shop.Event.Halted("x");
    List<String> texts = new ArrayList<>(List.of("x"));
    Shop.Venue venue = new Shop.Venue("x", 1);
  }

  private static final String[] NAMES = {
    "dev.refrain.codec.Trap$Gadget",
    "dev.refrain.codec.Trap$Event",
    "dev.refrain.codec.Trap$Elements",
    "java.lang.ProcessBuilder",
    "java.net.URL",
    "java.lang.Thread",
    "javax.script.ScriptEngineManager",
    "java.lang.reflect.Proxy",
    "java.util.Properties",
    "java.io.File"
  };

  @Test
  void jsonNamesNoOtherClass() throws Exception {
    int before = Trap.SPRUNG.get();
    for (Sample each : Sample.of(new Places())) {
      byte[] entry = each.codec("json").encode(each.value(), Sample.KEY, 1, 0);
      for (String name : NAMES) {
        for (String tag :
            new String[] {name, name + "#0", name + "[]", name + "#0[]", "[L" + name + ";"}) {
          for (String form :
              new String[] {
                "{\"@\":\"%s\"}",
                "{\"@\":\"%s\",\"command\":\"x\"}",
                "{\"@\":\"%s\",\"=\":[]}",
                "{\"@\":\"%s\",\"=\":{}}",
                "[{\"@\":\"%s\",\"=\":\"x\"}]",
                "{\"id\":{\"@\":\"%s\"},\"tier\":1}"
              }) {
            byte[] payload = String.format(form, tag).getBytes(StandardCharsets.UTF_8);
            byte[] forged = Damage.withPayload(entry, payload);
            assertThrows(
                Exception.class, () -> each.codec("json").decode(forged, Sample.KEY), form + tag);
          }
        }
      }
    }
    assertEquals(before, Trap.SPRUNG.get());
  }

  @Test
  void javaResolvesNoOtherClass() throws Exception {
    Object[] gadgets = {
      new Trap.Gadget(),
      new Trap.Event(),
      new Trap.Elements(),
      new Trap.Gadget[1],
      List.of(new Trap.Gadget()),
      new java.io.File("x"),
      new java.net.URL("http://localhost"),
      new IllegalStateException()
    };
    for (Sample each : Sample.of(new Places())) {
      byte[] entry = each.codec("java").encode(each.value(), Sample.KEY, 1, 0);
      for (Object gadget : gadgets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
          objects.writeObject(gadget);
        }
        byte[] forged = Damage.withPayload(entry, out.toByteArray());
        int before = Trap.SPRUNG.get();
        assertThrows(
            Exception.class,
            () -> each.codec("java").decode(forged, Sample.KEY),
            each.name() + gadget.getClass());
        assertEquals(before, Trap.SPRUNG.get());
      }
    }
  }

  /** The same classes, allowed, are built: the traps are set right. */
  @Test
  void allowedClassesAreBuilt() throws Exception {
    for (String word : Codecs.NAMES) {
      ValueCodec codec = Sample.codec(Object.class, word, Trap.class.getPackageName());
      byte[] entry = codec.encode(new Trap.Gadget(), Sample.KEY, 1, 0);
      int before = Trap.SPRUNG.get();
      assertNotNull(codec.decode(entry, Sample.KEY).value());
      assertEquals(true, Trap.SPRUNG.get() > before, word);
    }
  }

  /** A stream that says an array of two thousand millions follows, and ends. */
  @Test
  void arraysAreNoLongerThanTheirBytes() throws Exception {
    ValueCodec codec = Sample.codec(Object.class, "java");
    byte[] entry = codec.encode(new int[] {1, 2}, Sample.KEY, 1, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(new int[] {1, 2});
    }
    byte[] payload = out.toByteArray();
    payload[payload.length - 12] = 0x7f;
    byte[] forged = Damage.withPayload(entry, payload);
    assertThrows(DamagedValueException.class, () -> codec.decode(forged, Sample.KEY));
  }
}
