package dev.refrain.call.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parts of an eviction into the key of one target, converting them to its types.
 * Immutable.
 */
public final class EvictionKey {
  private final Evaluator[] parts;
  private final Class<?>[] types;
  private final KeyPlan target;

  private EvictionKey(Evaluator[] parts, Class<?>[] types, KeyPlan target) {
    this.parts = parts;
    this.types = types;
    this.target = target;
  }

  /** The key of an eviction for one of the methods that it reaches. */
  public static EvictionKey bind(List<Evaluator> parts, KeyPlan target) throws BindException {
    Class<?>[] types = target.types().toArray(new Class<?>[0]);
    if (parts.size() != types.length) {
      throw new BindException(
          "the eviction must name a value for each part of the key "
              + target
              + "; it names "
              + parts.size());
    }
    for (int i = 0; i < types.length; i++) {
      Class<?> from = parts.get(i).type();
      if (!PartConversion.isPossible(from, types[i])) {
        throw new BindException(
            "part "
                + (i + 1)
                + " of the eviction ("
                + TypeText.of(from)
                + ") can't be converted to "
                + TypeText.of(types[i])
                + " for the key "
                + target);
      }
    }
    return new EvictionKey(parts.toArray(new Evaluator[0]), types, target);
  }

  /**
   * Equal to what the target gives for the same values; {@code null}: no call of the target has a
   * key of these values. Throws as {@link KeyPlan} does.
   */
  public @Nullable Object key(@Nullable Object self, @Nullable Object[] arguments)
      throws Throwable {
    Object[] values = new Object[parts.length];
    for (int i = 0; i < values.length; i++) {
      Object value = parts[i].read(self, arguments, null);
      if (value != null) {
        value = PartConversion.convert(value, types[i]);
        if (value == null) {
          return null;
        }
      }
      values[i] = value;
    }
    return target.of(values);
  }
}
