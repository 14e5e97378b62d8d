package dev.refrain.codec;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentLinkedQueue;

class JavaCodecTest extends CodecContract {
  /** What json does not give back. */
  static final class Further {
    Calendar calendar = calendar();
    BitSet bits = BitSet.valueOf(new long[] {5, 1L << 63});
    PriorityQueue<String> queue = new PriorityQueue<>(List.of("c", "a", "b"));
    Queue<Integer> backwards = backwards();
    Queue<String> linked = new ConcurrentLinkedQueue<>(List.of("a"));

    private static Calendar calendar() {
      Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"));
      calendar.setTimeInMillis(1);
      return calendar;
    }

    private static Queue<Integer> backwards() {
      Queue<Integer> queue = new PriorityQueue<>(Collections.reverseOrder());
      queue.addAll(List.of(1, 3, 2));
      return queue;
    }
  }

  @Override
  String word() {
    return "java";
  }

  @Override
  List<Sample> samples() {
    List<Sample> samples = new ArrayList<>(Sample.of(new ShopSamples()));
    samples.addAll(Sample.of(new Further()));
    return samples;
  }
}
