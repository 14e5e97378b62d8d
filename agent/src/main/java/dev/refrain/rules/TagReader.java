package dev.refrain.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tags: lists of a word and parts like those of a key. */
final class TagReader {
  private final Scope scope;

  TagReader(Scope scope) {
    this.scope = scope;
  }

  /** The tags of a caching rule, or {@code null} after a problem. */
  @Nullable List<Tag> tags(Setting setting) {
    List<Node> items = scope.list(setting);
    if (items == null) {
      return null;
    }
    if (isFlat(items)) {
      String mend = Settings.example("tags");
      if (items.size() < 5) {
        StringBuilder meant = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
          meant.append(i == 0 ? "" : ", ").append(((Scalar) items.get(i)).text());
        }
        mend = "tags: [[" + Echo.line(meant.toString(), 80) + "]]";
      }
      scope.problem(
          setting.value().place(), "tags", "is one tag, not a list of tags", "write " + mend);
      return null;
    }
    List<Tag> tags = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      if (!(item instanceof Sequence)) {
        String what = item.isNothing() ? "has no value" : "is " + item.kind() + ", not a list";
        scope.problem(item.place(), "a tag", what, "write a word and key parts: [symbol, symbol]");
        continue;
      }
      TagDraft tag = tag("tags", (Sequence) item);
      if (tag != null) {
        tags.add(tag.tag);
      }
    }
    return tags.size() == items.size() ? tags : null;
  }

  private static boolean isFlat(List<Node> items) {
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Scalar) || items.get(i).isNothing()) {
        return false;
      }
    }
    return !items.isEmpty();
  }

  /** The one tag of an eviction, or {@code null} after a problem. */
  @Nullable TagDraft tag(Setting setting) {
    Node value = setting.value();
    if (value instanceof Scalar && DottedNames.isSimple(((Scalar) value).text())) {
      String word = ((Scalar) value).text();
      scope.problem(
          value.place(), Echo.of("tag", word), "is not a list", "write tag: [" + word + "]");
      return null;
    }
    return scope.list(setting) == null ? null : tag("tag", (Sequence) value);
  }

  private @Nullable TagDraft tag(String setting, Sequence list) {
    List<Node> items = list.items();
    if (items.isEmpty()) {
      scope.problem(
          list.place(),
          setting.equals("tags") ? "a tag" : setting,
          "is empty",
          "write a word and key parts: [symbol, symbol]");
      return null;
    }
    Text word = scope.text(setting, items.get(0));
    boolean good = word != null && isWord(word);
    List<Expression> parts = new ArrayList<>(items.size() - 1);
    for (int i = 1; i < items.size(); i++) {
      Text text = scope.text(setting, items.get(i));
      Expression part = text == null ? null : new ExpressionParser(text, false).keyPart();
      if (part != null) {
        parts.add(part);
      }
    }
    return word != null && good && parts.size() == items.size() - 1
        ? new TagDraft(new Tag(list.place(), word.value(), parts), word)
        : null;
  }

  private static boolean isWord(Text word) {
    if (DottedNames.isSimple(word.value())) {
      return true;
    }
    word.problem(
        "is no plain word of at most 64 letters, digits, '.', '_' and '-'",
        "write one first, and then key parts: [symbol, symbol]");
    return false;
  }
}
