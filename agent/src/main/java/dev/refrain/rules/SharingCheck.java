package dev.refrain.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds settings that say nothing where a rule keeps its results in memory alone. Among the
 * defaults they are fine: other rules of the file may share.
 */
final class SharingCheck {
  private SharingCheck() {}

  static void check(
      Scope scope, Map<String, Setting> settings, CacheDraft draft, CacheDraft defaults) {
    if (draft.isShared(defaults) || draft.isUnclear(defaults)) {
      return;
    }
    if (!draft.copies(defaults)) {
      // A copy is made by writing and reading a value.
      problem(scope, settings.get("codec"), draft.codec, "a shared store or copy: true");
      problem(scope, settings.get("allow"), draft.allow, "a shared store or copy: true");
    }
    problem(scope, settings.get("keyText"), draft.keyText, "a shared store");
    problem(scope, settings.get("lookup"), draft.lookup, "a shared store");
    if ("cluster".equals(draft.singleFlight)) {
      Setting flights = settings.get("singleFlight");
      problem(scope, flights, "cluster", "a shared store");
    }
  }

  private static void problem(
      Scope scope, @Nullable Setting setting, @Nullable Object value, String needed) {
    if (setting != null && value != null) {
      String subject = "setting " + Echo.of(setting.name());
      if (setting.name().equals("singleFlight")) {
        subject = "singleFlight 'cluster'";
      }
      String mend = "write for example store: [memory, shared], or remove it";
      scope.problem(setting.place(), subject, "needs " + needed, mend);
    }
  }
}
