package dev.refrain.bench;

import java.util.Locale;

/**
 * What a woven call may cost at most. Immutable.
 *
 * @param limit times what the other costs; of {@link Kind#BYTES}: bytes; of {@link Kind#PEER}: how
 *     many times as much the other has to cost at least
 */
record Target(Kind kind, double limit) {
  enum Kind {
    HAND,
    FLOOR,
    BYTES,
    PEER
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

  static Target peer(double limit) {
    return new Target(Kind.PEER, limit);
  }

  /** The limit and whether a figure keeps to it, both rounded as they are printed. */
  String verdict(double figure) {
    boolean whole = kind == Kind.BYTES || kind == Kind.PEER;
    String pattern = whole ? "%.0f" : "%.2f";
    String limitText = String.format(Locale.ROOT, pattern, limit);
    double shown = Double.parseDouble(String.format(Locale.ROOT, pattern, figure));
    boolean atLeast = kind == Kind.PEER;
    boolean met = atLeast ? shown >= limit : shown <= limit;
    return (atLeast ? ">= " : "<= ") + limitText + (met ? " met" : " NOT met");
  }
}
