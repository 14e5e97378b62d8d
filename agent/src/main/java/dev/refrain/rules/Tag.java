package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A word and parts like those of a key. A caching rule's tag is read from its own call, the tag of
 * an eviction from the evicting one; equal words and parts meet. Immutable.
 */
public final class Tag {
  private final Place place;
  private final String word;
  private final List<Expression> parts;

  public Tag(Place place, String word, List<Expression> parts) {
    this.place = place;
    this.word = word;
    this.parts = Collections.unmodifiableList(new ArrayList<>(parts));
  }

  public Place place() {
    return place;
  }

  public String word() {
    return word;
  }

  /** May be empty: one tag for all calls. */
  public List<Expression> parts() {
    return parts;
  }
}
