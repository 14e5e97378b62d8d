package dev.refrain.weave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Orders names by how little they differ from one that was not found. */
final class NearestNames {
  private static final int MOST_NAMES = 3;

  private NearestNames() {}

  /** All of them, the nearest to {@code wanted} first; what stands in brackets does not count. */
  static List<String> sorted(Collection<String> names, String wanted) {
    List<Candidate> candidates = new ArrayList<>();
    for (String name : names) {
      int end = name.indexOf('(');
      candidates.add(
          new Candidate(name, distance(wanted, end < 0 ? name : name.substring(0, end))));
    }
    return sorted(candidates);
  }

  /** The few types that may have been meant: a typing error away, or in another package. */
  static List<String> types(Collection<String> names, String wanted) {
    String type = wanted.replace('$', '.');
    List<Candidate> candidates = new ArrayList<>();
    for (String name : names) {
      int distance =
          Math.abs(name.length() - type.length()) > type.length() / 6 + 2
              ? Integer.MAX_VALUE
              : distance(type, name.replace('$', '.'));
      if (distance <= Math.max(2, type.length() / 6)) {
        candidates.add(new Candidate(name, distance));
      } else if (simpleName(name).equals(simpleName(type))) {
        candidates.add(new Candidate(name, type.length()));
      }
    }
    List<String> nearest = sorted(candidates);
    return nearest.size() > MOST_NAMES ? nearest.subList(0, MOST_NAMES) : nearest;
  }

  private static List<String> sorted(List<Candidate> candidates) {
    Collections.sort(candidates);
    List<String> names = new ArrayList<>();
    for (Candidate candidate : candidates) {
      names.add(candidate.name);
    }
    return names;
  }

  private static String simpleName(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** How many characters to insert, remove or replace. */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }

  private static final class Candidate implements Comparable<Candidate> {
    private final String name;
    private final int distance;

    Candidate(String name, int distance) {
      this.name = name;
      this.distance = distance;
    }

    @Override
    public int compareTo(Candidate other) {
      return distance == other.distance
          ? name.compareTo(other.name)
          : Integer.compare(distance, other.distance);
    }
  }
}
