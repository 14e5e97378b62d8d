package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while files are read. For one thread. */
final class Problems {
  /** More than anybody mends in one go; bounds what a file of nothing but mistakes can cost. */
  static final int MOST = 500;

  private final List<Problem> found = new ArrayList<>(0);
  private int dropped;

  void add(Place place, String message) {
    if (found.size() < MOST) {
      found.add(new Problem(place, message));
    } else {
      dropped++;
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  boolean isFull() {
    return found.size() >= MOST;
  }

  /** In the order of file, line and column. */
  List<Problem> sorted() {
    if (found.size() > 1) {
      Collections.sort(found, new ByPlace());
    }
    if (dropped > 0) {
      Place last = found.get(found.size() - 1).place();
      found.add(new Problem(last, "and " + dropped + " more problems; mend the first ones"));
    }
    return Collections.unmodifiableList(found);
  }

  private static final class ByPlace implements Comparator<Problem> {
    @Override
    public int compare(Problem one, Problem other) {
      Place a = one.place();
      Place b = other.place();
      int order = a.file().compareTo(b.file());
      if (order == 0) {
        order = Integer.compare(a.line(), b.line());
      }
      return order == 0 ? Integer.compare(a.column(), b.column()) : order;
    }
  }
}
