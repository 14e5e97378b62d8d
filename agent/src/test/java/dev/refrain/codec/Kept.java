package dev.refrain.codec;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value whose entries of each released format stay in the tests: this class never changes. */
final class Kept implements Serializable {
  private static final long serialVersionUID = 1;

  enum Size {
    SMALL,
    LARGE
  }

  private final String name;
  private final BigDecimal price;
  private final List<Size> sizes;
  private final Instant since;
  private final int[] numbers;
  private final Kept next;

  Kept(String name, Kept next) {
    this.name = name;
    this.price = new BigDecimal("19.90");
    this.sizes = new ArrayList<>(Arrays.asList(Size.LARGE, null));
    this.since = Instant.parse("2026-11-25T00:00:00Z");
    this.numbers = new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    this.next = next;
  }

  static Kept example() {
    return new Kept("caf\u00e9", new Kept("", null));
  }
}
