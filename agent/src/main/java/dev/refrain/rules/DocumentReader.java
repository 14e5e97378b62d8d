package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one file's nodes: its defaults, its stores and its rules. */
final class DocumentReader {
  private final Scope scope;
  private final List<RuleDraft> rules = new ArrayList<>();
  private @Nullable Setting memory;
  private @Nullable Integer memoryEntries;
  private boolean complete = true;

  DocumentReader(Scope scope) {
    this.scope = scope;
  }

  List<RuleDraft> rules() {
    return rules;
  }

  /** The {@code memory} of {@code stores}, where the file has it. */
  @Nullable Setting memory() {
    return memory;
  }

  @Nullable Integer memoryEntries() {
    return memoryEntries;
  }

  /** Whether the name of every rule of the file is known. */
  boolean isComplete() {
    return complete;
  }

  void read(Node root) {
    if (!(root instanceof Mapping)) {
      complete = false;
      scope.problem(
          root.place(),
          root.kind() + " where settings belong",
          "write rules: and below it the list");
      return;
    }
    Map<String, Setting> settings =
        scope.settings((Mapping) root, Settings.TOP, Settings.LATER_TOP);
    Setting stores = settings.get("stores");
    if (stores != null) {
      stores(stores);
    }
    CacheDraft defaults = CacheDraft.EMPTY;
    Setting setting = settings.get("defaults");
    if (setting != null) {
      Scope scope = this.scope.labelled(" in defaults");
      Mapping mapping = this.scope.mapping(setting);
      if (mapping != null) {
        Map<String, Setting> written =
            scope.settings(mapping, Settings.CACHE, Settings.LATER_CACHE);
        defaults = new CacheReader(scope).read(written);
      }
    }
    setting = settings.get("rules");
    if (setting != null) {
      rules(setting, defaults);
    } else {
      complete = false;
      if (!Scope.isMeant("rules", settings, Settings.TOP)) {
        scope.problem(root.place(), "no rules", "write rules: and below it a list");
      }
    }
  }

  private void rules(Setting setting, CacheDraft defaults) {
    List<Node> items = scope.list(setting);
    if (items == null) {
      complete = false;
      items = Collections.emptyList();
    }
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      if (item instanceof Mapping) {
        RuleDraft rule = new RuleItemReader(scope, (Mapping) item, i + 1, defaults).read();
        rules.add(rule);
        complete &= rule.name != null;
      } else {
        complete = false;
        scope
            .labelled("")
            .problem(
                item.place(),
                "rule " + (i + 1),
                "is " + item.kind() + ", not a mapping",
                "write for example - method: com.acme.QuoteService#find");
      }
    }
  }

  private void stores(Setting stores) {
    Scope scope = this.scope.labelled(" in stores");
    Mapping mapping = this.scope.mapping(stores);
    if (mapping == null) {
      return;
    }
    Map<String, Setting> named = scope.all(mapping);
    for (Setting store : named.values()) {
      String name = store.name();
      if (name.equals("memory")) {
        memory = store;
        memory(scope, store);
      } else if (Suggestion.among(name, Settings.STORES) != null) {
        scope.problem(store.place(), "unknown store " + Echo.of(name), "did you mean 'memory'?");
      } else {
        scope.problem(
            store.place(),
            "store " + Echo.of(name),
            "is not supported yet",
            "remove it; the only store is memory");
      }
    }
  }

  private void memory(Scope stores, Setting store) {
    Mapping mapping = stores.mapping(store);
    Scope scope = stores.labelled(" in store 'memory'");
    if (mapping != null) {
      Setting entries =
          scope.settings(mapping, Settings.MEMORY, Settings.LATER_MEMORY).get("maximumEntries");
      if (entries != null) {
        memoryEntries = CacheReader.count(scope, entries);
      }
    }
  }
}
