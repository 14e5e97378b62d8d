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
  private CacheDraft defaults = CacheDraft.EMPTY;
  private @Nullable Mapping stores;
  private @Nullable List<String> eventLoops;
  private boolean complete = true;
  private boolean storesComplete = true;

  DocumentReader(Scope scope) {
    this.scope = scope;
  }

  List<RuleDraft> rules() {
    return rules;
  }

  CacheDraft defaults() {
    return defaults;
  }

  /** The {@code stores}, where the file has them. */
  @Nullable Mapping stores() {
    return stores;
  }

  @Nullable List<String> eventLoops() {
    return eventLoops;
  }

  /** Whether the name of every rule of the file is known. */
  boolean isComplete() {
    return complete;
  }

  /** Whether {@link #stores} are all that the file is meant to have. */
  boolean isStoresComplete() {
    return storesComplete;
  }

  void read(Node root) {
    if (!(root instanceof Mapping)) {
      complete = false;
      storesComplete = false;
      scope.problem(
          root.place(),
          root.kind() + " where settings belong",
          "write rules: and below it the list");
      return;
    }
    Map<String, Setting> settings = scope.settings((Mapping) root, Settings.TOP);
    stores = stores(settings);
    Setting setting = settings.get("eventLoops");
    if (setting != null) {
      eventLoops = DottedNames.classes(scope, setting);
    }
    setting = settings.get("defaults");
    if (setting != null) {
      Scope scope = this.scope.labelled(" in defaults");
      Mapping mapping = this.scope.mapping(setting);
      if (mapping != null) {
        Map<String, Setting> written = scope.settings(mapping, Settings.CACHE);
        defaults = new CacheReader(scope).read(written);
        FreshnessDraft freshness = defaults.freshness;
        if (freshness != null) {
          FreshnessCheck.bounds(freshness, FreshnessDraft.EMPTY);
        }
      }
    }
    setting = settings.get("rules");
    if (setting != null) {
      rules(setting);
    } else {
      complete = false;
      if (!Scope.isMeant("rules", settings, Settings.TOP)) {
        scope.problem(root.place(), "no rules", "write rules: and below it a list");
      }
    }
  }

  private void rules(Setting setting) {
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

  private @Nullable Mapping stores(Map<String, Setting> settings) {
    Setting setting = settings.get("stores");
    if (setting == null) {
      storesComplete &= !Scope.isMeant("stores", settings, Settings.TOP);
      return null;
    }
    Mapping mapping = scope.mapping(setting);
    storesComplete &= mapping != null;
    return mapping;
  }
}
