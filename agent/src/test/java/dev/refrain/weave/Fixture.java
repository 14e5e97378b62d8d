package dev.refrain.weave;

import java.util.function.IntSupplier;

/** A body of each kind; woven in a loader of its own. */
public class Fixture {
  private static int bodies;

  /** How often a body ran to its end, as the woven class counts. */
  public static int bodies() {
    return bodies;
  }

  public static void nothing() {
    bodies++;
  }

  public boolean yes() {
    bodies++;
    return true;
  }

  public byte small(byte a) {
    bodies++;
    return (byte) (a + 1);
  }

  public char letter(char a, short b) {
    bodies++;
    return (char) (a + b);
  }

  public short sum(short a, byte b, char c) {
    bodies++;
    return (short) (a + b + c);
  }

  public int four(int a, long b, double c, float d) {
    bodies++;
    return (int) (a + b + c + d);
  }

  public static long wide(long a, double b) {
    bodies++;
    return a + (long) b;
  }

  public static float quotient(float a, float b) {
    bodies++;
    return a / b;
  }

  public double half(double a) {
    bodies++;
    return a / 2;
  }

  public String text(String a) {
    bodies++;
    return "<" + a + ">";
  }

  public int[] array(int[] a, String[][] b) {
    bodies++;
    return a;
  }

  /** Begins with the target of a jump, and reuses its arguments. */
  public static long loop(long n) {
    while (n < 10) {
      n++;
    }
    bodies++;
    return n;
  }

  public Object branches(Object a, int b) {
    Object found;
    if (b > 2) {
      long c = b * 2L;
      found = a + ":" + c;
    } else {
      String c = String.valueOf(b);
      found = a == null ? c : a;
    }
    IntSupplier later = () -> b + 1;
    bodies++;
    return found + "/" + later.getAsInt();
  }

  public synchronized int locked(Object lock, int a) {
    synchronized (lock) {
      if (a < 0) {
        throw new IllegalArgumentException("below 0: " + a);
      }
      bodies++;
      return a;
    }
  }

  public String recovers(String a) {
    try {
      return fails(a);
    } catch (IllegalStateException expected) {
      return expected.getMessage();
    } finally {
      bodies++;
    }
  }

  public static String fails(String a) {
    throw new IllegalStateException(a);
  }

  public int chooses(String a) {
    bodies++;
    switch (a) {
      case "one":
        return 1;
      case "two":
        return 2;
      default:
        return a.isEmpty() ? 0 : a.length() > 5 ? 6 : 5;
    }
  }
}
