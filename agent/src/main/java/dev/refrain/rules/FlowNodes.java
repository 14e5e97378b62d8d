package dev.refrain.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that begin and end on one line, for {@link PlainNodes}: plain and quoted scalars,
 * {@code [a, b]} and {@code {a: b}}. Gives up on everything unusual. For one text.
 */
final class FlowNodes {
  private static final int DEEPEST = 10;
  private static final int LONGEST_KEY = 100;

  /** What YAML gives a meaning at the start of a plain scalar. */
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

  private static final String FLOW = ",[]{}";

  private final String file;
  private final String source;
  private int at;
  private int line;
  private int lineStart;

  FlowNodes(String file, String source) {
    this.file = file;
    this.source = source;
  }

  /** Where the last value ended. */
  int end() {
    return at;
  }

  /** The value that starts there, or {@code null} to give up. */
  @Nullable Node read(int start, int line, int lineStart) {
    this.at = start;
    this.line = line;
    this.lineStart = lineStart;
    return value(0);
  }

  private @Nullable Node value(int depth) {
    if (at == source.length() || depth > DEEPEST) {
      return null;
    }
    char c = source.charAt(at);
    if (c == '[') {
      return list(depth);
    }
    if (c == '{') {
      return mapping(depth);
    }
    if (c == '\'') {
      return single();
    }
    if (c == '"') {
      return quoted();
    }
    return INDICATORS.indexOf(c) >= 0 ? null : plain(depth > 0);
  }

  private @Nullable Node list(int depth) {
    Place place = place();
    List<Node> items = new ArrayList<>();
    int size = 1;
    at++;
    skipBlanks();
    if (is(']')) {
      at++;
      return new Sequence(place, items, size);
    }
    while (true) {
      Node item = value(depth + 1);
      if (item == null) {
        return null;
      }
      items.add(item);
      size += item.size();
      skipBlanks();
      if (is(']')) {
        at++;
        return new Sequence(place, items, size);
      }
      if (!isComma()) {
        return null;
      }
    }
  }

  private @Nullable Node mapping(int depth) {
    Place place = place();
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    int size = 1;
    at++;
    skipBlanks();
    while (true) {
      int end = keyEnd(at);
      if (end == at || end + 1 >= source.length() || source.charAt(end + 1) != ' ') {
        return null;
      }
      keys.add(new Scalar(place(), source.substring(at, end), Scalar.PLAIN, source, at));
      at = end + 1;
      skipBlanks();
      Node value = value(depth + 1);
      if (value == null) {
        return null;
      }
      values.add(value);
      size += 1 + value.size();
      skipBlanks();
      if (is('}')) {
        at++;
        return new Mapping(place, keys, values, size);
      }
      if (!isComma()) {
        return null;
      }
    }
  }

  /** Where the colon of a key of letters, digits and underscores stands; {@code from} if none. */
  int keyEnd(int from) {
    int end = from;
    while (end < source.length() && end - from < LONGEST_KEY) {
      char c = source.charAt(end);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (c == ':' && end > from) {
        return end;
      }
      if (!letter && (c < '0' || c > '9')) {
        return from;
      }
      end++;
    }
    return from;
  }

  private @Nullable Node single() {
    int start = at;
    Place place = place();
    StringBuilder text = new StringBuilder();
    at++;
    while (!isAtLineEnd()) {
      char c = source.charAt(at);
      at++;
      if (c == '\'') {
        if (!is('\'')) {
          return new Scalar(place, text.toString(), Scalar.SINGLE, source, start);
        }
        at++;
      }
      text.append(c);
    }
    return null;
  }

  private @Nullable Node quoted() {
    int start = at;
    Place place = place();
    at++;
    while (!isAtLineEnd() && source.charAt(at) != '\\') {
      if (is('"')) {
        String text = source.substring(start + 1, at);
        at++;
        return new Scalar(place, text, Scalar.DOUBLE, source, start);
      }
      at++;
    }
    return null;
  }

  private @Nullable Node plain(boolean flow) {
    int start = at;
    int end = at;
    Place place = place();
    while (!isAtLineEnd()) {
      char c = source.charAt(at);
      if (flow && FLOW.indexOf(c) >= 0) {
        break;
      }
      if (c == '#' && source.charAt(at - 1) == ' ') {
        break;
      }
      // Within a list SnakeYAML takes some question marks for those of complex keys.
      if ((c == ':' && isKeyColon(flow)) || (c == '?' && flow)) {
        return null;
      }
      at++;
      if (c != ' ') {
        end = at;
      }
    }
    // Within a list or mapping the value could go on in the next line.
    if (flow && isAtLineEnd()) {
      return null;
    }
    return new Scalar(place, source.substring(start, end), Scalar.PLAIN, source, start);
  }

  private boolean isKeyColon(boolean flow) {
    if (at + 1 == source.length()) {
      return true;
    }
    char next = source.charAt(at + 1);
    return next == ' ' || next == '\n' || next == '\r' || (flow && FLOW.indexOf(next) >= 0);
  }

  private void skipBlanks() {
    while (is(' ')) {
      at++;
    }
  }

  private boolean isComma() {
    if (!is(',')) {
      return false;
    }
    at++;
    skipBlanks();
    return true;
  }

  private boolean is(char c) {
    return at < source.length() && source.charAt(at) == c;
  }

  private boolean isAtLineEnd() {
    return at == source.length() || source.charAt(at) == '\n' || source.charAt(at) == '\r';
  }

  private Place place() {
    return new Place(file, line, 1 + at - lineStart);
  }
}
