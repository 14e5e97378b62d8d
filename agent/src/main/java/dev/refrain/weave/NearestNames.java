package dev.refrain.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pattern that matched nothing may have meant, among the classes that are loaded. */
final class NearestNames {
  private static final int MOST_NAMES = 3;

  private final Instrumentation instrumentation;
  private final WovenMethods woven;
  private @Nullable List<String> loaded;

  NearestNames(Instrumentation instrumentation, WovenMethods woven) {
    this.instrumentation = instrumentation;
    this.woven = woven;
  }

  /** The pattern's text, and why it may have matched nothing. */
  String describe(CompiledPattern pattern) {
    String text = pattern.source.text();
    if (pattern.source.annotation() != null) {
      return text + " was seen on no method";
    }
    if (!pattern.source.namesExactType()) {
      return text + " matches no method of the classes loaded so far";
    }
    for (String spelling : CompiledPattern.spellings(pattern.source.type())) {
      for (ClassRecord record : woven.all()) {
        if (record.sketch().name.equals(spelling)) {
          return text + " matches no method; the type has: " + MatchLog.methods(record.sketch());
        }
      }
    }
    List<String> nearest = nearest(pattern.source.type());
    return text
        + ": no such type was loaded"
        + (nearest.isEmpty() ? "" : "; loaded were: " + join(nearest));
  }

  private List<String> nearest(String type) {
    String wanted = type.replace('$', '.');
    List<Candidate> candidates = new ArrayList<>();
    for (String name : loaded()) {
      int distance = distance(wanted, name.replace('$', '.'));
      if (distance <= Math.max(2, wanted.length() / 6)) {
        candidates.add(new Candidate(name, distance));
      } else if (simpleName(name).equals(simpleName(wanted))) {
        candidates.add(new Candidate(name, wanted.length()));
      }
    }
    Collections.sort(candidates);
    List<String> nearest = new ArrayList<>();
    for (int i = 0; i < candidates.size() && i < MOST_NAMES; i++) {
      nearest.add(candidates.get(i).name);
    }
    return nearest;
  }

  private List<String> loaded() {
    List<String> names = loaded;
    if (names == null) {
      names = new ArrayList<>();
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        if (!type.isArray() && WeavingTransformer.isOfApplication(type.getClassLoader())) {
          names.add(type.getName());
        }
      }
      loaded = names;
    }
    return names;
  }

  private static String simpleName(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private static String join(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.length() == 0 ? "" : ", ").append(name);
    }
    return text.toString();
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
