package dev.refrain.bench.outage;

import java.util.ArrayList;
import java.util.List;

/** One diagram of a {@link Plot}: lines over time, on a logarithmic scale. */
final class Panel {
  private final String title;
  private final double least;
  private final double most;
  private final List<Line> lines = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param least where the scale begins; less is drawn there
   */
  Panel(String title, double least, double most) {
    this.title = title;
    this.least = least;
    this.most = most;
  }

  void add(String name, String colour, boolean dashed, double[] values) {
    lines.add(new Line(name, colour, dashed, values));
  }

  String title() {
    return title;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  List<Line> lines() {
    return lines;
  }

  /** What is drawn in one colour. Immutable. */
  record Line(String name, String colour, boolean dashed, double[] values) {}
}
