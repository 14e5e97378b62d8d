package dev.refrain.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries that were written once, each format's own, are read for ever. */
class KeptEntriesTest {
  private static final long MICROS = 48_200;
  private static final long STALE_MILLIS = 30_000;

  @Test
  void json() throws Exception {
    check("v1-json", Kept.class, Kept.example(), "json", CodecSettings.NEVER, true);
  }

  @Test
  void jsonCompressed() throws Exception {
    // Deflated alike by one zlib alone, so only read.
    check("v1-json-deflated", Kept.class, Kept.example(), "json", 10, false);
  }

  @Test
  void java() throws Exception {
    check("v1-java", Kept.class, Kept.example(), "java", CodecSettings.NEVER, false);
  }

  @Test
  void text() throws Exception {
    check("v1-text", String.class, "caf\u00e9", "json", CodecSettings.NEVER, true);
  }

  @Test
  void halfAText() throws Exception {
    check("v1-text-16", String.class, "\ud83d", "json", CodecSettings.NEVER, true);
  }

  @Test
  void bytes() throws Exception {
    check("v1-bytes", byte[].class, new byte[] {1, 2, -1}, "json", CodecSettings.NEVER, true);
  }

  @Test
  void nothing() throws Exception {
    check("v1-null", Kept.class, null, "json", CodecSettings.NEVER, true);
  }

  private static void check(
      String file, Type type, Object value, String word, int compressAbove, boolean exactly)
      throws Exception {
    ValueCodec codec = Sample.codec(type, word, List.of(), compressAbove);
    byte[] written = codec.encode(value, Sample.KEY, MICROS, STALE_MILLIS);
    byte[] kept = kept(file, written);
    DecodedValue back = codec.decode(kept, Sample.KEY);
    assertNull(new ValueDifference().find(value, back.value()));
    assertEquals(MICROS * 1_000, back.loadNanos());
    assertEquals(STALE_MILLIS * 1_000_000, back.staleNanos());
    if (exactly) {
      assertArrayEquals(kept, written);
    }
  }

  /** With {@code -Drefrain.keep=<folder>} a file that is not there is written. */
  private static byte[] kept(String file, byte[] written) throws IOException {
    String name = "/codec/" + file + ".hex";
    try (InputStream in = KeptEntriesTest.class.getResourceAsStream(name)) {
      if (in == null && System.getProperty("refrain.keep") != null) {
        Files.writeString(
            Path.of(System.getProperty("refrain.keep"), file + ".hex"),
            HexFormat.of().formatHex(written).replaceAll(".{96}", "$0\n") + "\n");
        return written;
      }
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }
  }
}
