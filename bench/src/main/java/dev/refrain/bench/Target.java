package dev.refrain.bench;

import java.util.Locale;

/**
 * What a woven call may cost at most. Immutable.
 *
 * @param limit times what the other costs; of {@link Kind#BYTES}: bytes
 */
record Target(Kind kind, double limit) {
  enum Kind {
    HAND,
    FLOOR,
    BYTES
  }

  static Target hand(double limit) {
    return new Target(Kind.HAND, limit);
  }

  static Target floor(double limit) {
    return new Target(Kind.FLOOR, limit);
  }

  static Target bytes(double limit) {
    return new Target(Kind.BYTES, limit);
  }

  /** The limit and whether a figure keeps to it, both rounded as they are printed. */
  String verdict(double figure) {
    String pattern = kind == Kind.BYTES ? "%.0f" : "%.2f";
    String limitText = String.format(Locale.ROOT, pattern, limit);
    double shown = Double.parseDouble(String.format(Locale.ROOT, pattern, figure));
    return "<= " + limitText + (shown <= limit ? " met" : " NOT met");
  }
}
