package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/**
 * A YAML scalar: one value, with the source it was read from to place what is inside. Immutable.
 */
final class Scalar extends Node {
  static final char PLAIN = ' ';
  static final char SINGLE = '\'';
  static final char DOUBLE = '"';

  private final String text;
  private final char style;
  private final @Nullable String source;
  private final int start;

  /** Found out when it is first asked for. */
  private @Nullable Boolean verbatim;

  /**
   * @param style {@link #PLAIN}, or the character that YAML starts it with
   * @param source the file's text; {@code null} where what is inside cannot be placed
   * @param start where the scalar starts in the source
   */
  Scalar(Place place, String text, char style, @Nullable String source, int start) {
    super(place, 1);
    this.text = text;
    this.style = style;
    this.source = source;
    this.start = start;
  }

  /** Without quotes and escapes; variables are not filled in. */
  String text() {
    return text;
  }

  boolean isPlain() {
    return style == PLAIN;
  }

  @Override
  String kind() {
    return "a value";
  }

  @Override
  boolean isNothing() {
    return style == PLAIN
        && (text.isEmpty()
            || text.equals("~")
            || text.equals("null")
            || text.equals("Null")
            || text.equals("NULL"));
  }

  /** Where the character of that index in {@link #text} stands in the file. */
  Place placeAt(int index) {
    String source = this.source;
    if (source == null || (style != PLAIN && style != SINGLE && style != DOUBLE)) {
      return place();
    }
    int quote = style == PLAIN ? 0 : 1;
    if (isVerbatim(source, start + quote)) {
      return new Place(place().file(), place().line(), place().column() + quote + index);
    }
    return new ScalarWalk(source, start, style, place()).to(index);
  }

  /** Whether the source reads as the text does, one column for each character. */
  private boolean isVerbatim(String source, int from) {
    if (verbatim == null) {
      boolean same = source.startsWith(text, from);
      for (int i = 0; same && i < text.length(); i++) {
        char c = text.charAt(i);
        boolean quote = style == DOUBLE ? c == '\\' : style == SINGLE && c == '\'';
        same = c >= ' ' && !Character.isSurrogate(c) && !quote;
      }
      verbatim = same;
    }
    return verbatim;
  }
}
