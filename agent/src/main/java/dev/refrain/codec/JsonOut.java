package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonGenerator;

/** A value on its way to JSON, and where in it we are. */
final class JsonOut {
  /** Deeper than this a value refers to itself, or could not be read without a larger stack. */
  private static final int DEPTH = 400;

  final JsonGenerator json;
  final ShapeNotes notes;
  private final String[] path = new String[DEPTH];
  private int depth;

  JsonOut(JsonGenerator json, ShapeNotes notes, String root) {
    this.json = json;
    this.notes = notes;
    this.path[depth++] = root;
  }

  /** Goes into a part; {@code .name} of an object, {@code []} of a collection. */
  void enter(String part) throws LossyValueException {
    if (depth == DEPTH) {
      depth = 8;
      throw lossy("… refers to itself, or is more than " + DEPTH + " objects deep");
    }
    path[depth++] = part;
  }

  void leave() {
    depth--;
  }

  LossyValueException lossy(String reason) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(path[i]);
    }
    return new LossyValueException(text.append(' ').append(reason).toString());
  }
}
