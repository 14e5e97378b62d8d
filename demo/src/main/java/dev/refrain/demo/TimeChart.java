package dev.refrain.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/** Lines over the seconds of a load, each named at its end. */
final class TimeChart {
  /** One value a second. */
  record Line(String name, String style, double[] values) {}

  private static final int WIDTH = 560;
  private static final int HEIGHT = 300;
  private static final int LEFT = 62;
  private static final int RIGHT = 128;
  private static final int TOP = 14;
  private static final int BOTTOM = 34;
  private static final double LABEL_HEIGHT = 16;

  private final String title;
  private final DoubleFunction<String> figure;
  private final boolean decades;

  TimeChart(String title, boolean decades, DoubleFunction<String> figure) {
    this.title = title;
    this.decades = decades;
    this.figure = figure;
  }

  String draw(List<Line> lines) {
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    int seconds = lines.get(0).values().length;
    Scale x = new Scale(0, Math.max(seconds, 1), LEFT, WIDTH - RIGHT, false);
    Scale y = vertical(lines);
    for (double tick : y.ticks()) {
      svg.line("grid", LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick));
      svg.words("tick", LEFT - 8, y.at(tick) + 4, "end", figure.apply(tick));
    }
    int step = Math.max(1, (int) Math.ceil(seconds / 5.0));
    for (int second = 0; second <= seconds; second += step) {
      svg.words("tick", x.at(second), HEIGHT - BOTTOM + 18, "middle", second + " s");
    }
    svg.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    for (Line line : lines) {
      List<Svg.Point> points = new ArrayList<>();
      for (int second = 0; second < seconds; second++) {
        double value = line.values()[second];
        if (!Double.isNaN(value)) {
          points.add(new Svg.Point(x.at(second + 0.5), y.at(value)));
        }
      }
      svg.path("line " + line.style(), points);
      for (int second = 0; second < seconds; second++) {
        double value = line.values()[second];
        if (!Double.isNaN(value)) {
          String what = line.name() + ", second " + (second + 1) + ": " + figure.apply(value);
          svg.dot("hover " + line.style(), x.at(second + 0.5), y.at(value), 6, what);
        }
      }
    }
    label(svg, lines, y);
    return svg.toString();
  }

  private Scale vertical(List<Line> lines) {
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    for (Line line : lines) {
      for (double value : line.values()) {
        if (value > 0) {
          lowest = Math.min(lowest, value);
          highest = Math.max(highest, value);
        }
      }
    }
    return decades && highest > 0
        ? Scale.decades(lowest, highest, HEIGHT - BOTTOM, TOP)
        : Scale.linear(highest, HEIGHT - BOTTOM, TOP);
  }

  /** Names beside the last points, pushed down where they would overlap. */
  private static void label(Svg svg, List<Line> lines, Scale y) {
    List<Line> fromTop = new ArrayList<>(lines);
    fromTop.sort(Comparator.comparingDouble(line -> y.at(last(line))));
    double free = TOP;
    for (Line line : fromTop) {
      double at = Math.max(y.at(last(line)), free);
      free = at + LABEL_HEIGHT;
      svg.words("name " + line.style(), WIDTH - RIGHT + 6, at + 4, "start", line.name());
    }
  }

  private static double last(Line line) {
    for (int i = line.values().length - 1; i >= 0; i--) {
      if (!Double.isNaN(line.values()[i])) {
        return line.values()[i];
      }
    }
    return 0;
  }
}
