package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/** Reads a file's text into nodes. */
final class NodeReader {
  private NodeReader() {}

  /** The one document of a text, {@code null} for an empty text. */
  static @Nullable Node read(String file, String source) throws BadYaml {
    Node plain = PlainNodes.read(file, source);
    return plain != null ? plain : SnakeNodes.read(file, source);
  }
}
