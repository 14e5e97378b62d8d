package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of {@code evict} as it was read, before its rule is looked up. Immutable. */
final class EvictionDraft {
  final Place place;
  final Text rule;
  final @Nullable List<Expression> key;
  final Place keyPlace;

  EvictionDraft(Place place, Text rule, @Nullable List<Expression> key, Place keyPlace) {
    this.place = place;
    this.rule = rule;
    this.key = key;
    this.keyPlace = keyPlace;
  }
}
