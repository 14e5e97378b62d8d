package dev.refrain.call.key;

/** For arrays of objects, nested ones included: by class and content. */
final class ArrayFreezer extends Freezer {
  static final ArrayFreezer OBJECTS = new ArrayFreezer();

  private ArrayFreezer() {}

  @Override
  Object freeze(Object value, Freezing run) {
    Object[] array = (Object[]) value;
    run.take(array.length);
    return new FrozenParts(value.getClass(), run.freezeAll(array));
  }
}
