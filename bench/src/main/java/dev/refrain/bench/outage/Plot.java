package dev.refrain.bench.outage;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Diagrams over a common time, one below the other, as an SVG. */
final class Plot {
  private static final int LEFT = 70;
  private static final int WIDTH = 560;
  private static final int HEIGHT = 130;
  private static final int TOP = 66;
  private static final int STEP = 180;

  private final String title;
  private final double seconds;
  private final List<Span> spans = new ArrayList<>();
  private final List<Panel> panels = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();

  Plot(String title, double seconds) {
    this.title = title;
    this.seconds = seconds;
  }

  /** Shades a part of the time. */
  void span(String name, double from, double to) {
    spans.add(new Span(name, from, to));
  }

  void add(Panel panel) {
    panels.add(panel);
  }

  Path write(Path file) throws IOException {
    int height = TOP + panels.size() * STEP + 4;
    svg.setLength(0);
    line(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='12'>",
        LEFT + WIDTH + 40, height);
    line("<rect width='100%%' height='100%%' fill='white'/>");
    text(LEFT, 20, "start", "#222", title, " font-size='14'");
    legend();
    for (int i = 0; i < panels.size(); i++) {
      draw(panels.get(i), TOP + i * STEP + 20);
    }
    line("</svg>");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, svg);
  }

  private void legend() {
    int x = LEFT;
    for (Panel.Line each : panels.get(0).lines()) {
      line(
          "<line x1='%d' x2='%d' y1='40' y2='40' stroke='%s' stroke-width='2'%s/>",
          x, x + 24, each.colour(), dashes(each));
      text(x + 29, 44, "start", "#222", each.name(), "");
      x += 50 + each.name().length() * 6;
    }
  }

  private static String dashes(Panel.Line line) {
    return line.dashed() ? " stroke-dasharray='5 3'" : "";
  }

  private void draw(Panel panel, int top) {
    text(LEFT, top - 6, "start", "#222", panel.title(), "");
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      line(
          "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='%s'/>",
          x(span.from()),
          top,
          x(span.to()) - x(span.from()),
          HEIGHT,
          i % 2 == 0 ? "#f6f6f6" : "#e9e9e9");
      text((int) x(span.from()) + 4, top + 13, "start", "#777", span.name(), " font-size='11'");
    }
    for (double tick = panel.least(); tick <= panel.most() * 1.001; tick *= 10) {
      double y = y(panel, tick, top);
      line(
          "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#ccc' stroke-width='.6'/>",
          LEFT, LEFT + WIDTH, y, y);
      text(LEFT - 6, (int) y + 4, "end", "#555", number(tick), "");
    }
    for (int i = 0; i <= 5; i++) {
      double at = seconds * i / 5;
      text((int) x(at), top + HEIGHT + 15, "middle", "#555", Math.round(at) + " s", "");
    }
    for (Panel.Line each : panel.lines()) {
      StringBuilder points = new StringBuilder();
      double[] values = each.values();
      for (int i = 0; i < values.length; i++) {
        points.append(
            String.format(
                Locale.ROOT,
                "%.1f,%.1f ",
                x(seconds * (i + 0.5) / values.length),
                y(panel, values[i], top)));
      }
      line(
          "<polyline fill='none' stroke='%s' stroke-width='1.6'%s points='%s'/>",
          each.colour(), dashes(each), points.toString().strip());
    }
  }

  private double x(double second) {
    return LEFT + WIDTH * second / seconds;
  }

  private static double y(Panel panel, double value, int top) {
    double share =
        Math.log(Math.max(value, panel.least()) / panel.least())
            / Math.log(panel.most() / panel.least());
    return top + HEIGHT * (1 - Math.min(1, share));
  }

  private static String number(double tick) {
    return tick >= 1
        ? Long.toString(Math.round(tick))
        : new BigDecimal(tick).round(new MathContext(1)).toPlainString();
  }

  private void text(int x, int y, String anchor, String colour, String text, String more) {
    line(
        "<text x='%d' y='%d' text-anchor='%s' fill='%s'%s>%s</text>",
        x, y, anchor, colour, more, text);
  }

  private void line(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  /** A part of the time, with a name. */
  private record Span(String name, double from, double to) {}
}
