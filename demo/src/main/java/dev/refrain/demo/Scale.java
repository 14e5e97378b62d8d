package dev.refrain.demo;

import java.util.ArrayList;
import java.util.List;

/** From values to pixels along one axis, linear or by decades. */
record Scale(double low, double high, double from, double to, boolean decades) {
  static Scale linear(double highest, double from, double to) {
    double step = step(Math.max(highest, 1e-9));
    return new Scale(0, Math.ceil(Math.max(highest, 1e-9) / step) * step, from, to, false);
  }

  /** Widened to whole decades. */
  static Scale decades(double lowest, double highest, double from, double to) {
    double low = Math.pow(10, Math.floor(Math.log10(lowest)));
    double high = Math.pow(10, Math.ceil(Math.log10(highest)));
    return new Scale(low, Math.max(high, low * 10), from, to, true);
  }

  double at(double value) {
    double part =
        decades
            ? Math.log10(Math.max(value, low) / low) / Math.log10(high / low)
            : (value - low) / (high - low);
    return from + part * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (decades) {
      for (double tick = low; tick <= high * 1.001; tick *= 10) {
        ticks.add(tick);
      }
    } else {
      double step = step(high);
      for (int i = 0; i * step <= high * 1.001; i++) {
        ticks.add(i * step);
      }
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, such that there are about five of them. */
  private static double step(double high) {
    double power = Math.pow(10, Math.floor(Math.log10(high / 4)));
    double digits = high / 4 / power;
    return power * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
  }
}
