package dev.refrain.call.key;

import dev.refrain.rules.Suggestion;
import java.util.Set;

/** The names that there are, for a message about one that there is not. */
final class NameList {
  /** Of more, a reader finds nothing. */
  private static final int MOST = 12;

  private NameList() {}

  /** Such as {@code "; it has: id, name; did you mean 'id'?"}. */
  static String after(String missing, Set<String> names) {
    String near = Suggestion.among(missing, names);
    return "; it has: " + join(names) + (near == null ? "" : "; did you mean '" + near + "'?");
  }

  private static String join(Set<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    StringBuilder list = new StringBuilder();
    int count = 0;
    for (String name : names) {
      if (count++ == MOST) {
        return list.append(", ...").toString();
      }
      list.append(list.length() == 0 ? "" : ", ").append(name);
    }
    return list.toString();
  }
}
