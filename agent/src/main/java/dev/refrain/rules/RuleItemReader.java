package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code rules}. */
final class RuleItemReader {
  private final Mapping item;
  private final CacheDraft defaults;
  private final Scope scope;
  private final String label;

  /**
   * @param number counts the rules of the file from 1: the name of a rule that has none
   */
  RuleItemReader(Scope file, Mapping item, int number, CacheDraft defaults) {
    this.item = item;
    this.defaults = defaults;
    this.label = label(item, number);
    this.scope = file.labelled(" in " + label);
  }

  RuleDraft read() {
    Map<String, Setting> settings = scope.settings(item, Settings.RULE);
    Text name = name(settings.get("name"));
    List<MethodPattern> methods = methods(settings);
    Setting evict = settings.get("evict");
    CacheDraft cache = null;
    List<EvictionDraft> evictions = Collections.emptyList();
    List<TagDraft> evictedTags = Collections.emptyList();
    if (evict != null) {
      EvictionReader reader = new EvictionReader(scope, label);
      evictions = reader.read(evict);
      evictedTags = reader.tags();
      refuseCaching(settings);
    } else {
      cache = new CacheReader(scope).read(settings);
      if (cache.saysSharing()) {
        SharingCheck.check(scope, settings, cache, defaults);
      }
      if (cache.freshness != null || defaults.freshness != null) {
        FreshnessCheck.check(cache, defaults);
      }
      if (!cache.hasTtl
          && !defaults.hasTtl
          && !Scope.isMeant("ttl", settings, Settings.RULE)
          && !Scope.isMeant("evict", settings, Settings.RULE)) {
        scope.problem(
            item.place(),
            "no ttl",
            "write for example ttl: 30s, or evict if the method changes what others cache");
      }
    }
    boolean named = settings.containsKey("name");
    String first = methods.isEmpty() ? null : methods.get(0).text();
    return new RuleDraft(
        scope,
        item.place(),
        methods,
        named ? (name == null ? null : name.value()) : first,
        named && name != null ? name.written() : String.valueOf(first),
        named && name != null ? name.place() : item.place(),
        cache,
        defaults,
        evictions,
        evictedTags);
  }

  /** Read ahead, so that every problem of the rule can say which one it is. */
  private static String label(Mapping item, int number) {
    String found = null;
    for (int i = 0; i < item.keys().size(); i++) {
      Node key = item.keys().get(i);
      String setting = key instanceof Scalar ? ((Scalar) key).text() : "";
      Node value = item.values().get(i);
      if (setting.equals("method") && value instanceof Sequence) {
        List<Node> patterns = ((Sequence) value).items();
        value = patterns.isEmpty() ? value : patterns.get(0);
      }
      if (value instanceof Scalar
          && !value.isNothing()
          && !((Scalar) value).text().trim().isEmpty()) {
        if (setting.equals("name")) {
          return "rule " + Echo.of(((Scalar) value).text());
        }
        if (setting.equals("method") && found == null) {
          found = ((Scalar) value).text();
        }
      }
    }
    return found == null ? "rule " + number : "rule " + Echo.of(found);
  }

  private @Nullable Text name(@Nullable Setting setting) {
    Text name = setting == null ? null : scope.text(setting);
    if (name == null) {
      return null;
    }
    String value = name.value();
    if (value.trim().isEmpty()) {
      name.problem("is empty", "write for example name: quotes");
      return null;
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        name.problem("has a line break or another control character", "remove it");
        return null;
      }
    }
    if (value.length() > 200) {
      name.problem("is longer than 200 characters", "write a shorter one");
      return null;
    }
    return name;
  }

  private List<MethodPattern> methods(Map<String, Setting> settings) {
    List<MethodPattern> methods = new ArrayList<>();
    Setting setting = settings.get("method");
    if (setting == null) {
      if (!Scope.isMeant("method", settings, Settings.RULE)) {
        scope.problem(item.place(), "no method", "write for example " + Settings.example("method"));
      }
      return methods;
    }
    if (setting.value() instanceof Sequence && ((Sequence) setting.value()).items().isEmpty()) {
      scope.problem(
          setting.value().place(),
          "method",
          "is empty",
          "write for example " + Settings.example("method"));
    }
    List<Text> texts = scope.texts(setting);
    for (int i = 0; i < texts.size(); i++) {
      MethodPattern pattern = new PatternParser(texts.get(i)).parse();
      if (pattern != null) {
        methods.add(pattern);
      }
    }
    return methods;
  }

  private void refuseCaching(Map<String, Setting> settings) {
    for (int i = 0; i < Settings.CACHE.size(); i++) {
      Setting setting = settings.get(Settings.CACHE.get(i));
      if (setting != null) {
        String mend = "a rule caches or evicts, not both; write two rules";
        if (setting.name().equals("key")) {
          mend = "write key into the items of evict";
        }
        scope.problem(
            setting.place(), "setting " + Echo.of(setting.name()), "stands beside evict", mend);
      }
    }
  }
}
