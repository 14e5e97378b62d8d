package dev.refrain.call;

import dev.refrain.call.key.BindException;
import dev.refrain.call.key.Scope;
import dev.refrain.call.key.TagText;
import dev.refrain.rules.Tag;
import dev.refrain.store.StoreKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one method's entries: groups of entries, across rules, that can be evicted together.
 * Immutable.
 */
final class Tags {
  /** The keys of tags whose changes this process counts for its memory. */
  static final SharedKeys MEMORY = new SharedKeys("", "", false);

  private final List<TagText> texts;

  private Tags(List<TagText> texts) {
    this.texts = texts;
  }

  /** {@code null} where the rule has none. */
  static @Nullable Tags bind(List<Tag> tags, Scope scope) throws BindException {
    if (tags.isEmpty()) {
      return null;
    }
    List<TagText> texts = new ArrayList<>();
    for (Tag each : tags) {
      texts.add(TagText.bind(each, scope));
    }
    return new Tags(texts);
  }

  /**
   * Where the generations of a call's tags stand. Throws what reading the call's arguments throws.
   */
  List<StoreKey> keys(SharedKeys of, Call call) throws Throwable {
    List<StoreKey> keys = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      keys.add(of.ofTag(texts.get(i).text(call.self(), call.arguments())));
    }
    return keys;
  }
}
