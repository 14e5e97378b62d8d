package dev.refrain.demo;

import java.util.List;
import java.util.Locale;

/** An SVG drawing in the making; colours are the style sheet's, by class. */
final class Svg {
  record Point(double x, double y) {}

  private final StringBuilder text = new StringBuilder();

  Svg(int width, int height, String label) {
    text.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height);
    text.append("\" role=\"img\" aria-label=\"").append(escape(label)).append("\">\n");
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    return add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        style, x1, y1, x2, y2);
  }

  Svg path(String style, List<Point> points) {
    StringBuilder list = new StringBuilder();
    for (Point point : points) {
      list.append(String.format(Locale.ROOT, "%.1f,%.1f ", point.x(), point.y()));
    }
    return add("<polyline class=\"%s\" points=\"%s\"/>", style, list.toString().trim());
  }

  Svg bar(String style, double x, double y, double width, double height) {
    return add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>",
        style, x, y, width, height);
  }

  /** A dot that says what it is when pointed at. */
  Svg dot(String style, double x, double y, double radius, String what) {
    return add(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>",
        style, x, y, radius, escape(what));
  }

  /** Anchor: start, middle or end. */
  Svg words(String style, double x, double y, String anchor, String words) {
    return add(
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        style, x, y, anchor, escape(words));
  }

  @Override
  public String toString() {
    return text + "</svg>\n";
  }

  static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private Svg add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }
}
