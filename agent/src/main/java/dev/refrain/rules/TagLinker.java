package dev.refrain.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sees all rules together: tags, and the evictions that name them. */
final class TagLinker {
  private final Map<String, Set<Integer>> sizes = new LinkedHashMap<>();
  private boolean complete;

  /**
   * @param complete whether every rule could be read; if not, an eviction may mean one of those
   */
  TagLinker(List<RuleDraft> drafts, boolean complete) {
    this.complete = complete;
    for (int i = 0; i < drafts.size(); i++) {
      CacheDraft cache = drafts.get(i).cache;
      if (cache != null) {
        CacheDraft from = cache.hasTags ? cache : drafts.get(i).defaults;
        this.complete &= !from.hasTags || from.tags != null;
        add(from.tags);
      }
    }
  }

  private void add(@Nullable List<Tag> tags) {
    for (int i = 0; tags != null && i < tags.size(); i++) {
      Tag tag = tags.get(i);
      Set<Integer> there = sizes.get(tag.word());
      if (there == null) {
        there = new TreeSet<>();
        sizes.put(tag.word(), there);
      }
      there.add(tag.parts().size());
    }
  }

  void check(TagDraft evicted) {
    Set<Integer> there = sizes.get(evicted.tag.word());
    int size = evicted.tag.parts().size();
    if (!complete || (there != null && there.contains(size))) {
      return;
    }
    if (there != null) {
      List<String> counts = new ArrayList<>();
      for (Integer count : there) {
        counts.add(count.toString());
      }
      evicted.word.problem(
          "gets " + parts(size) + ", but the tags of that name have " + Words.listed(counts),
          "write as many, in the same order");
      return;
    }
    evicted.word.problem("is no tag of any rule", mend(evicted.word));
  }

  private static String parts(int count) {
    return count == 1 ? "1 part" : count + " parts";
  }

  private String mend(Text word) {
    if (word.isFull()) {
      return "write the word of a tag";
    }
    List<String> words = new ArrayList<>(sizes.keySet());
    String near = word.isExpanded() ? null : Suggestion.among(word.value(), words);
    if (near != null) {
      return "did you mean " + Echo.of(near) + "?";
    }
    return words.isEmpty()
        ? "no rule has tags; write for example " + Settings.example("tags") + " in one"
        : "write the word of a tag: " + Echo.line(Words.listed(words), 200);
  }
}
