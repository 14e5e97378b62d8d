package dev.refrain.call.key;

/** For what is a value already. */
final class SelfFreezer extends Freezer {
  static final SelfFreezer SELF = new SelfFreezer();

  private SelfFreezer() {}

  @Override
  Object freeze(Object value, Freezing run) {
    return value;
  }
}
