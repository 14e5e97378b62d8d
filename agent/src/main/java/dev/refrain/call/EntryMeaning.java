package dev.refrain.call;

import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Expression;
import dev.refrain.rules.FreshnessSettings;
import dev.refrain.rules.ResultTtl;
import dev.refrain.rules.SharingSettings;
import dev.refrain.rules.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of the entries of a method, as texts that are the same in every process: two
 * versions of an application whose texts differ take none of each other's entries.
 */
final class EntryMeaning {
  private EntryMeaning() {}

  /** What the key, the ttl and the conditions of a rule say of a method's entries. */
  static String of(CacheSettings rule, SharingSettings sharing, MethodFacts facts) {
    StringBuilder text = new StringBuilder();
    List<Expression> key = rule.key();
    boolean byPlace = key == null;
    if (key != null) {
      for (Expression each : key) {
        line(text, "key", each.text());
        byPlace |= each.text().startsWith("arg");
      }
    }
    List<String> names = facts.parameterNames();
    if (byPlace && names != null) {
      for (String each : names) {
        line(text, "parameter", each);
      }
    }
    line(text, "ttl", String.valueOf(rule.ttlNanos()));
    FreshnessSettings freshness = rule.freshness();
    ResultTtl ttl = freshness == null ? null : freshness.resultTtl();
    if (ttl != null) {
      line(text, "ttl", ttl.path().text());
      line(text, "minTtl", String.valueOf(ttl.leastNanos()));
      line(text, "maxTtl", String.valueOf(ttl.mostNanos()));
    }
    condition(text, "when", rule.when());
    condition(text, "unless", rule.unless());
    if (sharing.clusterFlight()) {
      line(text, "singleFlight", "cluster");
    }
    return text.toString();
  }

  private static void condition(StringBuilder text, String word, @Nullable Expression condition) {
    if (condition != null) {
      line(text, word, condition.text());
    }
  }

  private static void line(StringBuilder text, String word, String said) {
    text.append('\n').append(word).append(' ').append(said);
  }

  /** The tags of a rule, in order: empty where it has none. */
  static String of(List<Tag> tags) {
    StringBuilder text = new StringBuilder();
    for (Tag tag : tags) {
      line(text, "tag", tag.word());
      for (Expression part : tag.parts()) {
        line(text, "part", part.text());
      }
    }
    return text.toString();
  }
}
