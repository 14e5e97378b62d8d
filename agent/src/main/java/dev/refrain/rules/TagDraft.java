package dev.refrain.rules;

/** A tag that is evicted, before it is known whether some rule has it. Immutable. */
final class TagDraft {
  final Tag tag;
  final Text word;

  TagDraft(Tag tag, Text word) {
    this.tag = tag;
    this.word = word;
  }
}
