package dev.refrain.call.key;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** For maps of any implementation, by content and in no order. */
final class MapFreezer extends Freezer {
  private final Class<?> type;

  MapFreezer(Class<?> type) {
    this.type = type;
  }

  @Override
  Object freeze(Object value, Freezing run) {
    if (run.isInBean() && !CollectionFreezer.isEager(type)) {
      throw run.refusal(type, CollectionFreezer.MAY_BE_LAZY);
    }
    if (value instanceof IdentityHashMap) {
      throw run.refusal(type, "tells keys apart that are equal");
    }
    Map<Object, Object> frozen = new HashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      run.take(2);
      if (frozen.put(run.freeze(entry.getKey()), run.freeze(entry.getValue())) != null) {
        throw run.refusal(type, "tells keys apart that are equal");
      }
    }
    return new FrozenParts(Map.class, frozen);
  }
}
