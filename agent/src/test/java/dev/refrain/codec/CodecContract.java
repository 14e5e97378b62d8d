package dev.refrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What each codec promises. */
abstract class CodecContract {
  private static final int DAMAGES = 100_000;
  private static final long SEED = 20261125;

  /** The word that a rule says. */
  abstract String word();

  abstract List<Sample> samples();

  static byte[] otherKey() {
    return new byte[] {1};
  }

  @Test
  void valuesComeBackEqual() throws Exception {
    for (Sample each : samples()) {
      ValueCodec codec = each.codec(word());
      // In another process there is another codec.
      Object back =
          each.codec(word())
              .decode(codec.encode(each.value(), Sample.KEY, 5, 0), Sample.KEY)
              .value();
      assertNull(new ValueDifference().find(each.value(), back), each.name());
      if (!new ImmutableValues().has(each.value())) {
        assertNotSame(each.value(), back, each.name());
      }
    }
  }

  @Test
  void whatIsWrittenBesideAValueComesBack() throws Exception {
    long[] numbers = {0, 1, 127, 128, 86_400_000, Long.MAX_VALUE};
    for (Object value : new Object[] {"x", null}) {
      ValueCodec codec = Sample.codec(Object.class, word());
      for (int i = 0; i < numbers.length; i++) {
        long load = numbers[i];
        long stale = numbers[numbers.length - 1 - i];
        DecodedValue back = codec.decode(codec.encode(value, Sample.KEY, load, stale), Sample.KEY);
        assertEquals(value, back.value());
        assertEquals(TimeUnit.MICROSECONDS.toNanos(load), back.loadNanos());
        assertEquals(TimeUnit.MILLISECONDS.toNanos(stale), back.staleNanos());
      }
    }
  }

  @Test
  void nullIsAValue() throws Exception {
    for (Sample each : samples()) {
      byte[] bytes = each.codec(word()).encode(null, Sample.KEY, 5, 0);
      assertNull(each.codec(word()).decode(bytes, Sample.KEY).value(), each.name());
    }
  }

  @Test
  void compressedValuesComeBackEqual() throws Exception {
    boolean shorter = false;
    for (Sample each : samples()) {
      ValueCodec codec = Sample.codec(each.type(), word(), List.of(), 64);
      byte[] bytes = codec.encode(each.value(), Sample.KEY, 5, 0);
      byte[] plain = each.codec(word()).encode(each.value(), Sample.KEY, 5, 0);
      shorter |= bytes.length < plain.length;
      assertTrue(bytes.length <= plain.length, each.name());
      Object back = each.codec(word()).decode(bytes, Sample.KEY).value();
      assertNull(new ValueDifference().find(each.value(), back), each.name());
    }
    assertTrue(shorter, "no sample was worth compressing");
  }

  @Test
  void copiesAreTheCallersOwn() throws Exception {
    for (Sample each : samples()) {
      Object copy = each.codec(word()).copy(each.value());
      assertNull(new ValueDifference().find(each.value(), copy), each.name());
      assertEquals(new ImmutableValues().has(each.value()), copy == each.value(), each.name());
    }
  }

  @Test
  void entriesOfAnotherKeyOrRuleAreMisses() throws Exception {
    List<Sample> samples = samples();
    for (Sample each : samples) {
      byte[] bytes = each.codec(word()).encode(each.value(), Sample.KEY, 5, 0);
      assertMiss(() -> each.codec(word()).decode(bytes, otherKey()));
      for (Sample other : samples) {
        if (!ValueType.of(other.type()).equals(ValueType.of(each.type()))) {
          assertMiss(() -> other.codec(word()).decode(bytes, Sample.KEY));
        }
      }
    }
  }

  @Test
  void damagedEntriesAreMisses() throws Exception {
    Random random = new Random(SEED);
    List<Sample> samples = samples();
    byte[][] entries = entries(samples);
    ValueCodec[] codecs = codecs(samples);
    for (int i = 0; i < DAMAGES; i++) {
      int which = random.nextInt(entries.length);
      byte[] damaged = Damage.random(entries[which], random);
      if (!Arrays.equals(damaged, entries[which])) {
        assertMiss(() -> codecs[which].decode(damaged, Sample.KEY));
      }
    }
  }

  /** Somebody who may write to the store takes the trouble to make the checksum right. */
  @Test
  void forgedEntriesAreMissesOrValuesOfTheDeclaredType() throws Exception {
    Random random = new Random(SEED);
    List<Sample> samples = samples();
    byte[][] entries = entries(samples);
    ValueCodec[] codecs = codecs(samples);
    int before = Trap.SPRUNG.get();
    for (int i = 0; i < DAMAGES; i++) {
      int which = random.nextInt(entries.length);
      byte[] forged = Damage.forged(entries[which], random);
      Object value;
      try {
        value = codecs[which].decode(forged, Sample.KEY).value();
      } catch (Exception e) {
        continue;
      }
      if (value != null) {
        assertInstanceOf(ValueType.of(samples.get(which).type()).raw(), value);
      }
    }
    assertEquals(before, Trap.SPRUNG.get());
  }

  @Test
  void aValueIsWrittenBeforeItIsChanged() throws Exception {
    byte[][] declared = {{1, 2}};
    ValueCodec codec = Sample.codec(byte[][].class, word());
    byte[] bytes = codec.encode(declared, Sample.KEY, 5, 0);
    declared[0][0] = 9;
    assertEquals(1, ((byte[][]) codec.decode(bytes, Sample.KEY).value())[0][0]);
  }

  static void assertMiss(Callable<?> decoding) {
    assertFalse(
        assertThrows(Exception.class, decoding::call) instanceof NullPointerException,
        "found out by chance");
  }

  private byte[][] entries(List<Sample> samples) throws Exception {
    byte[][] entries = new byte[samples.size()][];
    for (int i = 0; i < entries.length; i++) {
      Sample each = samples.get(i);
      entries[i] =
          Sample.codec(each.type(), word(), List.of(), i % 3 == 0 ? 64 : CodecSettings.NEVER)
              .encode(each.value(), Sample.KEY, 5, 0);
    }
    return entries;
  }

  private ValueCodec[] codecs(List<Sample> samples) {
    ValueCodec[] codecs = new ValueCodec[samples.size()];
    for (int i = 0; i < codecs.length; i++) {
      codecs[i] = samples.get(i).codec(word());
    }
    return codecs;
  }
}
