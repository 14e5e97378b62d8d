package dev.refrain.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees all rules together: names that meet, evictions and the rules that they name. */
final class RuleLinker {
  private final List<RuleDraft> drafts;
  private final boolean complete;
  private final Map<String, RuleDraft> byName = new HashMap<>();

  /**
   * @param complete whether the name of every rule could be read; if not, an eviction may mean one
   *     of those
   */
  RuleLinker(List<RuleDraft> drafts, boolean complete) {
    this.drafts = drafts;
    this.complete = complete;
  }

  void check() {
    for (int i = 0; i < drafts.size(); i++) {
      RuleDraft draft = drafts.get(i);
      String name = draft.name;
      RuleDraft first = name == null ? null : byName.get(name);
      if (first != null) {
        draft.scope.problem(
            draft.namePlace,
            "name " + Echo.of(draft.shownName),
            "is taken by the rule at " + first.namePlace,
            "give this rule a name of its own");
      } else if (name != null) {
        byName.put(name, draft);
      }
    }
    for (int i = 0; i < drafts.size(); i++) {
      List<EvictionDraft> evictions = drafts.get(i).evictions;
      for (int j = 0; j < evictions.size(); j++) {
        check(evictions.get(j));
      }
    }
    checkTags();
  }

  private void checkTags() {
    TagLinker linker = null;
    for (int i = 0; i < drafts.size(); i++) {
      List<TagDraft> tags = drafts.get(i).evictedTags;
      for (int j = 0; j < tags.size(); j++) {
        linker = linker == null ? new TagLinker(drafts, complete) : linker;
        linker.check(tags.get(j));
      }
    }
  }

  private void check(EvictionDraft eviction) {
    RuleDraft target = byName.get(eviction.rule.value());
    if (target == null) {
      if (complete) {
        eviction.rule.problem("names no rule", mend(eviction));
      }
      return;
    }
    CacheDraft cache = target.cache;
    if (cache == null) {
      eviction.rule.problem("names a rule that evicts and keeps nothing", mend(eviction));
      return;
    }
    List<Expression> key = cache.key(target.defaults);
    List<Expression> parts = eviction.key;
    if (parts != null && key != null && parts.size() != key.size()) {
      eviction.rule.problemAt(
          eviction.keyPlace,
          "gets a key of " + parts.size() + ", but its rule's key has " + key.size(),
          "write as many, in the same order, or no key to evict every entry");
    }
  }

  /** Names that came out of variables are left alone. */
  private String mend(EvictionDraft eviction) {
    if (eviction.rule.isFull()) {
      return "write the name of a caching rule";
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      RuleDraft draft = drafts.get(i);
      if (draft.cache != null && draft.shownName.equals(draft.name)) {
        names.add(draft.shownName);
      }
    }
    String near =
        eviction.rule.isExpanded() ? null : Suggestion.among(eviction.rule.value(), names);
    if (near != null) {
      return "did you mean " + Echo.of(near) + "?";
    }
    return names.isEmpty()
        ? "no rule caches anything"
        : "write the name of a caching rule: " + Echo.line(Words.listed(names), 200);
  }

  /** The rules; to be called if there are no problems. */
  List<Rule> rules(@Nullable Integer memoryEntries) {
    List<Rule> rules = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      RuleDraft draft = drafts.get(i);
      String name = String.valueOf(draft.name);
      CacheDraft cache = draft.cache;
      CacheSettings settings = cache == null ? null : cache.over(draft.defaults, memoryEntries);
      if (settings != null) {
        rules.add(Rule.caching(name, draft.place, draft.methods, settings));
      } else {
        rules.add(evicting(name, draft));
      }
    }
    return rules;
  }

  private static Rule evicting(String name, RuleDraft draft) {
    List<Eviction> evictions = evictions(draft);
    if (draft.evictedTags.isEmpty()) {
      return Rule.evicting(name, draft.place, draft.methods, evictions);
    }
    List<Tag> tags = new ArrayList<>(draft.evictedTags.size());
    for (int i = 0; i < draft.evictedTags.size(); i++) {
      tags.add(draft.evictedTags.get(i).tag);
    }
    return Rule.evicting(name, draft.place, draft.methods, evictions, tags);
  }

  private static List<Eviction> evictions(RuleDraft draft) {
    List<Eviction> evictions = new ArrayList<>(draft.evictions.size());
    for (int i = 0; i < draft.evictions.size(); i++) {
      EvictionDraft eviction = draft.evictions.get(i);
      evictions.add(new Eviction(eviction.place, eviction.rule.value(), eviction.key));
    }
    return evictions;
  }
}
