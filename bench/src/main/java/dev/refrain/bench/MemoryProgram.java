package dev.refrain.bench;

import com.example.quotes.Quote;
import java.util.concurrent.CompletableFuture;

/** Fills a contender and prints how many bytes of heap an entry takes beyond key and value. */
public final class MemoryProgram {
  static final int ENTRIES = 100_000;

  private MemoryProgram() {}

  public static void main(String[] arguments) {
    Contender contender = Contender.named(arguments[0]);
    String[] keys = new String[ENTRIES];
    Quote[] values = new Quote[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      keys[i] = "symbol-" + i;
    }
    contender.find("warm-up").join();
    long before = used();
    for (int i = 0; i < ENTRIES; i++) {
      CompletableFuture<Quote> quote = contender.find(keys[i]);
      values[i] = quote.join();
    }
    long after = used();
    Expected.equal(ENTRIES + 1L, contender.loads());
    for (int i = 0; i < ENTRIES; i++) {
      if (contender.find(keys[i]).join() != values[i]) {
        throw new AssertionError("entry " + i + " is not kept");
      }
    }
    // The values themselves: of the same class and number in each JVM.
    Quote[] copies = new Quote[ENTRIES];
    long beforeCopies = used();
    for (int i = 0; i < ENTRIES; i++) {
      copies[i] = new Quote(keys[i], values[i].cents());
    }
    long ofValues = used() - beforeCopies;
    Expected.equal(copies[0].symbol(), keys[0]);
    System.out.println((double) (after - before - ofValues) / ENTRIES);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
