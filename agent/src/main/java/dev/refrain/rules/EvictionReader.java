package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a rule evicts. */
final class EvictionReader {
  private final Scope rule;
  private final Scope scope;
  private List<TagDraft> tags = Collections.emptyList();

  EvictionReader(Scope rule, String label) {
    this.rule = rule;
    this.scope = rule.labelled(" in evict of " + label);
  }

  /** The tags among what was read. */
  List<TagDraft> tags() {
    return tags;
  }

  /** Those of rules that can be read; the others are tags or problems. */
  List<EvictionDraft> read(Setting setting) {
    List<EvictionDraft> evictions = new ArrayList<>();
    List<Node> items = rule.list(setting);
    if (items == null) {
      return evictions;
    }
    if (items.isEmpty()) {
      rule.problem(
          setting.value().place(),
          "evict",
          "is empty",
          "write for example " + Settings.example("evict"));
    }
    for (int i = 0; i < items.size(); i++) {
      EvictionDraft eviction = item(new Setting("evict", setting.place(), items.get(i)));
      if (eviction != null) {
        evictions.add(eviction);
      }
    }
    return evictions;
  }

  private @Nullable EvictionDraft item(Setting item) {
    if (!(item.value() instanceof Mapping)) {
      String mend = "write for example - rule: quotes";
      if (item.value() instanceof Scalar && !item.value().isNothing()) {
        Scalar scalar = (Scalar) item.value();
        mend = "write - rule: " + Echo.line(scalar.text(), 80);
      }
      scope.problem(item.value().place(), "an item", "is " + item.value().kind(), mend);
      return null;
    }
    Map<String, Setting> settings = scope.settings((Mapping) item.value(), Settings.EVICTION);
    Setting rule = settings.get("rule");
    Setting key = settings.get("key");
    Setting tag = settings.get("tag");
    if (tag != null) {
      tag(tag, rule, key);
      return null;
    }
    if (rule == null
        && !Scope.isMeant("rule", settings, Settings.EVICTION)
        && !Scope.isMeant("tag", settings, Settings.EVICTION)) {
      scope.problem(item.value().place(), "an item", "has no rule", "write rule: and its name");
    }
    List<Expression> parts = key == null ? null : CacheReader.key(scope, key);
    Text name = rule == null ? null : scope.text(rule);
    if (name == null || (key != null && parts == null)) {
      return null;
    }
    Place keyPlace = key == null ? name.place() : key.place();
    return new EvictionDraft(item.value().place(), name, parts, keyPlace);
  }

  private void tag(Setting tag, @Nullable Setting rule, @Nullable Setting key) {
    if (rule != null) {
      String mend = "a tag reaches every rule that has it; write two items";
      scope.problem(rule.place(), "setting 'rule'", "stands beside tag", mend);
    }
    if (key != null) {
      String mend = "write the parts into the tag, behind its word: " + Settings.example("tag");
      scope.problem(key.place(), "setting 'key'", "stands beside tag", mend);
    }
    TagDraft draft = new TagReader(scope).tag(tag);
    if (draft != null && key == null) {
      tags = tags.isEmpty() ? new ArrayList<TagDraft>() : tags;
      tags.add(draft);
    }
  }
}
