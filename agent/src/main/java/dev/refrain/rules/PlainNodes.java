package dev.refrain.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the small part of YAML that rules are usually written in, because the cold start of a whole
 * YAML parser is the larger part of what reading rules costs: block mappings and lists, and values
 * that begin and end on one line. It gives up on everything else, mistakes included, and gives
 * exactly what {@link SnakeNodes} gives on the rest. For one text.
 */
final class PlainNodes {
  private static final int DEEPEST = 20;

  private final String file;
  private final String source;
  private final FlowNodes inline;
  private int at;
  private int line = 1;
  private int lineStart;

  private PlainNodes(String file, String source) {
    this.file = file;
    this.source = source;
    this.inline = new FlowNodes(file, source);
  }

  /** The one document of a text, or {@code null} if the text may be something else. */
  static @Nullable Node read(String file, String source) {
    return isPlain(source) ? new PlainNodes(file, source).document() : null;
  }

  /** Whether every character stands for itself, and for one column. */
  private static boolean isPlain(String source) {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      boolean ascii = (c >= ' ' && c <= '~') || c == '\n';
      boolean windowsBreak = c == '\r' && i + 1 < source.length() && source.charAt(i + 1) == '\n';
      boolean letter = c >= 0xa0 && c < 0xd800 && c != '\u2028' && c != '\u2029';
      if (!ascii && !windowsBreak && !letter) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Node document() {
    skipToContent();
    if (column() == 0 && source.startsWith("---", at)) {
      at += 3;
      if (!isAtBlank() || !endLine()) {
        return null;
      }
      skipToContent();
    }
    Node root = at < source.length() ? mapping(column(), 0) : null;
    return at == source.length() ? root : null;
  }

  private @Nullable Node mapping(int column, int depth) {
    Place place = place();
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    int size = 1;
    do {
      int end = depth > DEEPEST ? at : inline.keyEnd(at);
      if (end == at || (end + 1 < source.length() && !isBlank(source.charAt(end + 1)))) {
        return null;
      }
      keys.add(new Scalar(place(), source.substring(at, end), Scalar.PLAIN, source, at));
      at = end + 1;
      Node value = valueOfKey(column, depth);
      if (value == null) {
        return null;
      }
      values.add(value);
      size += 1 + value.size();
    } while (at < source.length() && column() == column && !isDash());
    return new Mapping(place, keys, values, size);
  }

  private @Nullable Node valueOfKey(int column, int depth) {
    skipBlanks();
    if (!isAtLineEnd()) {
      return inline(column);
    }
    if (!endLine()) {
      return null;
    }
    skipToContent();
    Node value = null;
    if (at < source.length() && isDash() && column() >= column) {
      value = sequence(column(), depth + 1);
    } else if (at < source.length() && column() > column) {
      value = mapping(column(), depth + 1);
    }
    return value != null && isOutside(column) ? value : null;
  }

  private @Nullable Node sequence(int column, int depth) {
    Place place = place();
    List<Node> items = new ArrayList<>();
    int size = 1;
    do {
      at++;
      skipBlanks();
      if (depth > DEEPEST || isAtLineEnd()) {
        return null;
      }
      int key = inline.keyEnd(at);
      boolean nested = key > at && (key + 1 == source.length() || isBlank(source.charAt(key + 1)));
      Node item = nested ? mapping(column(), depth + 1) : inline(column);
      if (item == null || !isOutside(column)) {
        return null;
      }
      items.add(item);
      size += item.size();
    } while (at < source.length() && column() == column && isDash());
    return new Sequence(place, items, size);
  }

  /** A value that ends on its line; then stands on what follows, which must not go on with it. */
  private @Nullable Node inline(int column) {
    Node value = inline.read(at, line, lineStart);
    at = inline.end();
    if (value == null || !endLine()) {
      return null;
    }
    skipToContent();
    return isOutside(column) ? value : null;
  }

  /** Whether nothing follows that is indented more than this column. */
  private boolean isOutside(int column) {
    return at == source.length() || column() <= column;
  }

  /** Skips blanks and a comment up to the end of the line; false if there is something else. */
  private boolean endLine() {
    boolean blank = at > 0 && isBlank(source.charAt(at - 1));
    while (at < source.length() && source.charAt(at) == ' ') {
      at++;
      blank = true;
    }
    if (at < source.length() && source.charAt(at) == '#' && blank) {
      skipComment();
    }
    return isAtLineEnd();
  }

  /**
   * From the end of a line, or the start of the text, to the first character that says something.
   */
  private void skipToContent() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n') {
        line++;
        lineStart = at + 1;
        at++;
      } else if (c == ' ' || c == '\r') {
        at++;
      } else if (c == '#') {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end;
  }

  private void skipBlanks() {
    while (at < source.length() && source.charAt(at) == ' ') {
      at++;
    }
    if (at < source.length() && source.charAt(at) == '#' && source.charAt(at - 1) == ' ') {
      skipComment();
    }
  }

  private boolean isAtLineEnd() {
    return at == source.length() || source.charAt(at) == '\n' || source.charAt(at) == '\r';
  }

  private boolean isDash() {
    return source.charAt(at) == '-' && at + 1 < source.length() && isBlank(source.charAt(at + 1));
  }

  private boolean isAtBlank() {
    return at == source.length() || isBlank(source.charAt(at));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r';
  }

  private int column() {
    return at - lineStart;
  }

  private Place place() {
    return new Place(file, line, 1 + column());
  }
}
