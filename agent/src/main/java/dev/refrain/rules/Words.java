package dev.refrain.rules;

import java.util.List;

/** Puts lists into sentences. */
final class Words {
  private Words() {}

  static String listed(List<String> names) {
    StringBuilder listed = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      listed.append(i == 0 ? "" : ", ").append(names.get(i));
    }
    return listed.toString();
  }
}
