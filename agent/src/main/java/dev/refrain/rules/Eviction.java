package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a writing method evicts: one entry of a caching rule, or all of them. Immutable. */
public final class Eviction {
  private final Place place;
  private final String rule;
  private final @Nullable List<Expression> key;

  public Eviction(Place place, String rule, @Nullable List<Expression> key) {
    this.place = place;
    this.rule = rule;
    this.key = key == null ? null : Collections.unmodifiableList(new ArrayList<>(key));
  }

  public Place place() {
    return place;
  }

  /** The name of the caching rule; the reader has made sure that there is one. */
  public String rule() {
    return rule;
  }

  /** The parts of the target's key, in its order; {@code null}: every entry of that rule. */
  public @Nullable List<Expression> key() {
    return key;
  }
}
