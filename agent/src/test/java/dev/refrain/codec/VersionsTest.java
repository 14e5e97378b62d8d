package dev.refrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.WeakReference;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of an application read each other's entries. */
class VersionsTest {
  private static final String QUOTE =
      """
      public class Quote implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        public java.util.List<Venue> venues =
            new java.util.ArrayList<>(java.util.List.of(new Venue()));
        public Side side = Side.BID;
        public Object any = new Spot();
      }
      """;
  private static final String VENUE =
      """
      public class Venue implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        public String id = "x";
        public int tier = 7;
      }
      """;
  private static final String SIDE = "public enum Side { BID, ASK }";
  private static final String SPOT =
      """
      public class Spot implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        public long price = 3;
      }
      """;

  private static final Map<String, String[]> CHANGES =
      new TreeMap<>(
          Map.of(
              "added", new String[] {VENUE, "int tier = 7;", "int tier = 7; public int more = 1;"},
              "removed", new String[] {VENUE, "public int tier = 7;", ""},
              "renamed", new String[] {VENUE, "tier", "level"},
              "retyped", new String[] {VENUE, "int tier", "long tier"},
              "another generic type",
                  new String[] {
                    QUOTE,
                    "public java.util.List<Venue> venues =\n"
                        + "      new java.util.ArrayList<>(java.util.List.of(new Venue()));",
                    "public java.util.List<String> venues = java.util.List.of();"
                  },
              "constant added", new String[] {SIDE, "ASK", "ASK, BOTH"},
              "in an allowed class", new String[] {SPOT, "long price", "double price"},
              "an allowed class renamed", new String[] {SPOT, "Spot", "Spots"}));

  @TempDir Path folder;

  @Test
  void theSameClassesInAnotherProcessReadIt() throws Exception {
    for (String word : Codecs.NAMES) {
      SourceLoader one = new SourceLoader(folder.resolve(word + 1), QUOTE, VENUE, SIDE, SPOT);
      SourceLoader two = new SourceLoader(folder.resolve(word + 2), QUOTE, VENUE, SIDE, SPOT);
      Object back = codec(two, word).decode(entry(one, word), Sample.KEY).value();
      assertEquals(two.type("Quote"), back.getClass());
      List<?> venues = (List<?>) back.getClass().getField("venues").get(back);
      assertEquals(7, two.type("Venue").getField("tier").get(venues.get(0)));
      Object any = back.getClass().getField("any").get(back);
      assertEquals(3L, two.type("Spot").getField("price").get(any));
    }
  }

  @Test
  void anotherVersionIsAMissThatIsLeftAlone() throws Exception {
    SourceLoader before = new SourceLoader(folder.resolve("before"), QUOTE, VENUE, SIDE, SPOT);
    for (Map.Entry<String, String[]> change : CHANGES.entrySet()) {
      String[] words = change.getValue();
      String[] sources = {QUOTE, VENUE, SIDE, SPOT};
      for (int i = 0; i < sources.length; i++) {
        if (sources[i].equals(words[0])) {
          sources[i] = sources[i].replace(words[1], words[2]);
          assertEquals(false, sources[i].equals(words[0]), change.getKey());
        }
        if (words[2].equals("Spots")) {
          sources[i] = sources[i].replace("new Spot()", "new Spots()");
        }
      }
      SourceLoader after = new SourceLoader(folder.resolve(change.getKey()), sources);
      for (String word : Codecs.NAMES) {
        String what = word + ", " + change.getKey();
        assertThrows(
            OtherShapeException.class,
            () -> codec(after, word).decode(entry(before, word), Sample.KEY),
            what);
        assertThrows(
            OtherShapeException.class,
            () -> codec(before, word).decode(entry(after, word), Sample.KEY),
            what);
      }
    }
  }

  @Test
  void anotherCodecsEntryIsLeftAlone() throws Exception {
    SourceLoader loader = new SourceLoader(folder, QUOTE, VENUE, SIDE, SPOT);
    byte[] json = entry(loader, "json");
    assertThrows(OtherShapeException.class, () -> codec(loader, "java").decode(json, Sample.KEY));
  }

  /** Promise 6: nothing of ours holds the classes when the codec is gone. */
  @Test
  void aRedeployedApplicationIsCollected() throws Exception {
    WeakReference<ClassLoader> gone = useAndDrop();
    for (int i = 0; i < 50 && gone.get() != null; i++) {
      System.gc();
      System.runFinalization();
    }
    assertNull(gone.get());
  }

  private WeakReference<ClassLoader> useAndDrop() throws Exception {
    try (SourceLoader loader = new SourceLoader(folder, QUOTE, VENUE, SIDE, SPOT)) {
      for (String word : Codecs.NAMES) {
        Object back = codec(loader, word).decode(entry(loader, word), Sample.KEY).value();
        codec(loader, word).copy(back);
      }
      return new WeakReference<>(loader);
    }
  }

  private static byte[] entry(SourceLoader loader, String word) throws Exception {
    Object quote = loader.type("Quote").getConstructor().newInstance();
    return codec(loader, word).encode(quote, Sample.KEY, 1, 0);
  }

  private static ValueCodec codec(SourceLoader loader, String word) throws Exception {
    Type type = loader.type("Quote");
    return Codecs.of(new CodecSettings(type, loader, word, List.of("app"), CodecSettings.NEVER));
  }
}
