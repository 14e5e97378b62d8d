package dev.refrain.bench.codec;

import com.example.orders.Line;
import com.example.orders.Order;
import com.example.orders.Price;
import com.example.orders.State;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Prints what three values of a shop take to be written and read, in time and bytes. */
public final class CodecTable {
  private static final long BATCH_NANOS = 20_000_000;

  private final int batches;
  private long sink;

  /**
   * A table.
   *
   * @param batches how many times 20 ms each measurement takes, as long again to warm up
   */
  public CodecTable(int batches) {
    this.batches = batches;
  }

  /** Measures and prints. */
  public void print() throws Exception {
    System.out.printf("%n%-34s%18s%18s%10s%n", "", "encode, ns", "decode, ns", "bytes");
    measure("price", Price.class, price(0), "json", "java", null);
    measure("order of 20 lines", Order.class, order(), "json", "java", null);
    measure("page of 4,000 characters", String.class, page(), "text", null);
    if (sink == 42) {
      System.out.println();
    }
  }

  private void measure(String title, Type type, Object value, String... names) throws Exception {
    Coder[] coders = new Coder[names.length];
    for (int i = 0; i < names.length; i++) {
      coders[i] = names[i] == null ? new JacksonCoder(type) : new RefrainCoder(type, names[i]);
    }
    double[][] encode = new double[names.length][batches];
    double[][] decode = new double[names.length][batches];
    // The first half warms up; each has its turn, since what disturbs one disturbs all.
    for (int b = -batches; b < batches; b++) {
      for (int i = 0; i < coders.length; i++) {
        byte[] bytes = coders[i].encode(value);
        double encoding = batch(coders[i], value, null);
        double decoding = batch(coders[i], value, bytes);
        if (b >= 0) {
          encode[i][b] = encoding;
          decode[i][b] = decoding;
        }
      }
    }
    for (int i = 0; i < coders.length; i++) {
      String name = names[i] == null ? "Jackson's data binding" : names[i];
      System.out.printf(
          Locale.ROOT,
          "%-34s%18s%18s%,10d%n",
          (i == 0 ? title + ": " : "  ") + name,
          text(encode[i]),
          text(decode[i]),
          coders[i].encode(value).length);
    }
  }

  private double batch(Coder coder, Object value, byte[] bytes) throws Exception {
    long start = System.nanoTime();
    long end = start;
    int count = 0;
    while (end - start < BATCH_NANOS) {
      for (int i = 0; i < 16; i++) {
        Object made = bytes == null ? coder.encode(value) : coder.decode(bytes);
        sink += System.identityHashCode(made) & 1;
      }
      count += 16;
      end = System.nanoTime();
    }
    return (end - start) / (double) count;
  }

  private static String text(double[] nanos) {
    Arrays.sort(nanos);
    double median = nanos[nanos.length / 2];
    double spread = (nanos[nanos.length * 9 / 10] - nanos[nanos.length / 10]) / 2;
    return String.format(Locale.ROOT, "%,.0f ± %,.0f", median, spread);
  }

  private static Price price(int number) {
    return new Price(
        "ACME" + number,
        "XETR",
        new BigDecimal("1234.50").add(BigDecimal.valueOf(number)),
        Instant.parse("2024-05-17T09:30:00.123456Z").plusSeconds(number));
  }

  private static Order order() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(new Line("A thing of some use, number " + i, i + 1, price(i)));
    }
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("gift", "no");
    notes.put("delivery", "by the back door, after six");
    return new Order(new UUID(0x123456789abcdefL, 0x8edcba9876543210L), State.PAID, lines, notes);
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    for (int i = 0; page.length() < 4_000; i++) {
      page.append("<li class=\"quote\">Line ").append(i).append(", at 12.50 €</li>\n");
    }
    return page.substring(0, 4_000);
  }
}
