package dev.refrain.call.key;

/** For immutable values whose equals takes instances of other classes too. */
final class TypedFreezer extends Freezer {
  static final TypedFreezer TYPED = new TypedFreezer();

  private TypedFreezer() {}

  @Override
  Object freeze(Object value, Freezing run) {
    return new FrozenParts(value.getClass(), value);
  }
}
