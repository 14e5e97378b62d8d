package dev.refrain.control;

import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Rule;
import dev.refrain.rules.RuleSet;
import dev.refrain.rules.SharingSettings;
import java.util.ArrayList;
import java.util.List;

/** Refuses what the rules file can say and the call path cannot do yet. */
final class UnbuiltCheck {
  private UnbuiltCheck() {}

  /** One line for each rule that asks for such a thing. */
  static List<String> problems(RuleSet rules) {
    List<String> problems = new ArrayList<>(0);
    for (Rule rule : rules.rules()) {
      CacheSettings settings = rule.cache();
      if (settings == null) {
        continue;
      }
      SharingSettings sharing = settings.sharing();
      String found = null;
      if (sharing != null) {
        found = "store '" + sharing.store() + "' is not supported yet; write store: memory";
      } else if (settings.copy()) {
        found = "copy: true is not supported yet; write copy: false";
      } else if (!settings.joinsLoads()) {
        found = "singleFlight: off is not supported yet; write singleFlight: process";
      }
      if (found != null) {
        problems.add(rule.place() + " rule '" + rule.name() + "': " + found + ", or leave it out");
      }
    }
    return problems;
  }
}
