package dev.refrain.demo;

import java.io.PrintStream;
import java.util.Locale;

/**
 * How far a load is: one line written over in place on a terminal, a line now and then elsewhere.
 */
final class ProgressLine {
  private static final int BAR = 20;
  private static final int QUIET_SECONDS = 5;

  private final PrintStream out;
  private final boolean terminal;
  private final String label;
  private long shownSecond = -1;
  private long lastNanos;
  private long lastAnswered;
  private double rate;

  ProgressLine(PrintStream out, boolean terminal, String label) {
    this.out = out;
    this.terminal = terminal;
    this.label = label;
  }

  void show(long nanos, int seconds, LoadCounters counters) {
    if (nanos - lastNanos >= 500_000_000L) {
      long answered = counters.answered().sum();
      rate = (answered - lastAnswered) * 1e9 / (nanos - lastNanos);
      lastAnswered = answered;
      lastNanos = nanos;
    }
    long second = nanos / 1_000_000_000L;
    if (terminal) {
      write("\r" + line(Math.min(second, seconds), seconds, rate, counters));
    } else if (second / QUIET_SECONDS > shownSecond / QUIET_SECONDS) {
      shownSecond = second;
      write(line(second, seconds, rate, counters) + "\n");
    }
  }

  void done(int seconds, LoadCounters counters) {
    double mean = (double) counters.answered().sum() / seconds;
    write((terminal ? "\r" : "") + line(seconds, seconds, mean, counters) + "\n");
  }

  private String line(long second, int seconds, double rate, LoadCounters counters) {
    int filled = (int) (BAR * second / seconds);
    return String.format(
        Locale.ROOT,
        "  %-14s [%s%s] %3d of %d s %,8.0f requests/s %,d errors ",
        label,
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        second,
        seconds,
        rate,
        counters.errors().sum());
  }

  private void write(String text) {
    out.print(text);
    out.flush();
  }
}
