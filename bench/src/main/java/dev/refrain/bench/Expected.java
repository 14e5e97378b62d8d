package dev.refrain.bench;

/** Says what should be, lest something else be measured than what is claimed. */
final class Expected {
  private Expected() {}

  static void equal(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected " + expected + ", but it is " + actual);
    }
  }
}
