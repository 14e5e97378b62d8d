package dev.refrain.bench;

import java.util.List;
import java.util.Locale;

/** The figures of the calls as a table, the targets beside them. */
final class CallTable {
  private static final String NONE = "";

  private final Measurement measurement;

  CallTable(Measurement measurement) {
    this.measurement = measurement;
  }

  String of(List<Comparison> comparisons) {
    List<Comparison> own = comparisons.stream().filter(each -> !each.ofPeer()).toList();
    List<Comparison> peers = comparisons.stream().filter(Comparison::ofPeer).toList();
    String between = own.isEmpty() || peers.isEmpty() ? "" : "\n";
    return (own.isEmpty() ? "" : ownTable(own))
        + between
        + (peers.isEmpty() ? "" : peerTable(peers));
  }

  private String ownTable(List<Comparison> comparisons) {
    TextTable table = new TextTable();
    table.add(
        "case",
        "woven ns",
        "+-",
        "hand ns",
        "+-",
        "floor ns",
        "+-",
        "x hand",
        "target",
        "x floor",
        "target",
        "B/op",
        "hand B/op",
        "target");
    for (Comparison each : comparisons) {
      row(table, each);
    }
    return table.toString();
  }

  private void row(TextTable table, Comparison row) {
    Figure woven = measurement.figure(row.woven());
    Figure hand = measurement.figure(row.hand());
    Figure floor = row.floor() == null ? null : measurement.figure(row.floor());
    double timesHand = woven.nanos() / hand.nanos();
    double timesFloor = floor == null ? Double.NaN : woven.nanos() / floor.nanos();
    table.add(
        row.title(),
        number("%.1f", woven.nanos()),
        number("%.1f", woven.spread()),
        number("%.1f", hand.nanos()),
        number("%.1f", hand.spread()),
        floor == null ? NONE : number("%.1f", floor.nanos()),
        floor == null ? NONE : number("%.1f", floor.spread()),
        number("%.2f", timesHand),
        verdict(row, Target.Kind.HAND, timesHand),
        floor == null ? NONE : number("%.2f", timesFloor),
        verdict(row, Target.Kind.FLOOR, timesFloor),
        number("%.0f", woven.bytes()),
        number("%.0f", hand.bytes()),
        verdict(row, Target.Kind.BYTES, woven.bytes()));
  }

  /** What one would pick instead, for a method of one argument. */
  private String peerTable(List<Comparison> comparisons) {
    TextTable table = new TextTable();
    table.add("peer", "its ns", "+-", "woven ns", "+-", "x woven", "target", "B/op", "woven B/op");
    for (Comparison each : comparisons) {
      Figure woven = measurement.figure(each.woven());
      Figure peer = measurement.figure(each.hand());
      double times = peer.nanos() / woven.nanos();
      table.add(
          each.title(),
          number("%.1f", peer.nanos()),
          number("%.1f", peer.spread()),
          number("%.1f", woven.nanos()),
          number("%.1f", woven.spread()),
          number("%.0f", times),
          verdict(each, Target.Kind.PEER, times),
          number("%.0f", peer.bytes()),
          number("%.0f", woven.bytes()));
    }
    return table.toString();
  }

  private static String verdict(Comparison row, Target.Kind kind, double figure) {
    for (Target each : row.targets()) {
      if (each.kind() == kind) {
        return each.verdict(figure);
      }
    }
    return NONE;
  }

  private static String number(String pattern, double number) {
    return String.format(Locale.ROOT, pattern, number);
  }
}
