package dev.refrain.observe;

import java.io.PrintStream;

/**
 * The agent's lines on standard error: few, each worth reading, each beginning with {@code
 * refrain:}. Thread-safe; never throws.
 */
public final class Log {
  private final PrintStream out;
  private final boolean debug;

  public Log(PrintStream out, boolean debug) {
    this.out = out;
    this.debug = debug;
  }

  /** Something that a user wants to know. */
  public void line(String message) {
    out.println("refrain: " + message);
  }

  /** Lines that are complete already. */
  public void text(String lines) {
    out.print(lines);
    out.flush();
  }

  /** Whether {@link #debug} prints; ask before building a costly message. */
  public boolean debugs() {
    return debug;
  }

  /** Something that explains what the agent does; printed with {@code log=debug}. */
  public void debug(String message) {
    if (debug) {
      out.println("refrain: " + message);
    }
  }
}
