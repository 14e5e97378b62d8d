package dev.refrain.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads any YAML into nodes, by SnakeYAML's events: its constructors and resolvers would cost more
 * at start-up, and could make objects of tags. For one text.
 */
final class SnakeNodes {
  /** Rules go six deep. */
  private static final int DEEPEST = 30;

  /** How many nodes all aliases of a file may stand for; a bomb asks for billions. */
  private static final int MOST_ALIASED = 10_000;

  private final String file;
  private final String source;
  private final ParserImpl events;
  private final Map<String, Node> anchors = new HashMap<>();
  private int aliased;

  /** Whether what is read now may be a secret, which goes into no message. */
  private boolean secret;

  private int lastPoint;
  private int lastOffset;

  private SnakeNodes(String file, String source) {
    this.file = file;
    this.source = source;
    this.events = new ParserImpl(new StreamReader(source), new LoaderOptions());
  }

  /** The one document of a text, {@code null} for an empty text. */
  static @Nullable Node read(String file, String source) throws BadYaml {
    checkCharacters(file, source);
    try {
      return new SnakeNodes(file, source).document();
    } catch (MarkedYAMLException e) {
      // A quote that is never closed is better seen where it starts than at the end of the file.
      boolean open = String.valueOf(e.getProblem()).contains("end of stream");
      Mark mark = open && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark();
      Place place =
          mark == null
              ? new Place(file, 1, 1)
              : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
      throw new BadYaml(place, YamlAdvice.on(String.valueOf(e.getProblem())));
    } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The parser of any text by somebody else: what it may throw is not all documented.
      throw new BadYaml(new Place(file, 1, 1), YamlAdvice.on(String.valueOf(e.getMessage())));
    }
  }

  private @Nullable Node document() throws BadYaml {
    events.getEvent();
    if (events.peekEvent() instanceof StreamEndEvent) {
      return null;
    }
    events.getEvent();
    Node root = node(events.getEvent(), 0);
    events.getEvent();
    Event next = events.getEvent();
    if (next instanceof DocumentStartEvent) {
      throw new BadYaml(
          place(next),
          "a second document starts here; write all rules below one 'rules:', or several files"
              + " into a folder");
    }
    return root;
  }

  private Node node(Event event, int depth) throws BadYaml {
    if (depth > DEEPEST) {
      throw new BadYaml(
          place(event), "lists and mappings are nested too deeply; rules need six levels at most");
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (event instanceof AliasEvent) {
      return aliased(anchor, event);
    }
    Node node;
    if (event instanceof ScalarEvent) {
      node = scalar((ScalarEvent) event, anchor != null);
    } else {
      refuseTag(((CollectionStartEvent) event).getTag(), event);
      node = event instanceof MappingStartEvent ? mapping(event, depth) : sequence(event, depth);
    }
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  private Scalar scalar(ScalarEvent event, boolean hasAnchor) throws BadYaml {
    refuseTag(event.getTag(), event);
    ScalarStyle style = event.getScalarStyle();
    char mark = style == ScalarStyle.PLAIN ? Scalar.PLAIN : style.getChar();
    Mark start = event.getStartMark();
    // The event of an anchored scalar starts at its anchor.
    String placed = hasAnchor ? null : source;
    return new Scalar(place(event), event.getValue(), mark, placed, offset(start.getIndex()));
  }

  private Sequence sequence(Event start, int depth) throws BadYaml {
    List<Node> items = new ArrayList<>();
    long size = 1;
    for (Event next = events.getEvent();
        !(next instanceof SequenceEndEvent);
        next = events.getEvent()) {
      Node item = node(next, depth + 1);
      items.add(item);
      size += item.size();
    }
    return new Sequence(place(start), items, (int) Math.min(size, Integer.MAX_VALUE));
  }

  private Mapping mapping(Event start, int depth) throws BadYaml {
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    long size = 1;
    for (Event next = events.getEvent();
        !(next instanceof MappingEndEvent);
        next = events.getEvent()) {
      Node key = node(next, depth + 1);
      boolean outside = secret;
      secret = outside || (key instanceof Scalar && Settings.isSecret(((Scalar) key).text()));
      Node value = node(events.getEvent(), depth + 1);
      secret = outside;
      keys.add(key);
      values.add(value);
      size += (long) key.size() + value.size();
    }
    return new Mapping(place(start), keys, values, (int) Math.min(size, Integer.MAX_VALUE));
  }

  private Node aliased(String name, Event event) throws BadYaml {
    Node node = anchors.get(name);
    if (node == null) {
      throw new BadYaml(
          place(event),
          (secret ? "the alias" : "alias " + Echo.of("*" + name))
              + " stands for nothing before it; put a value that starts with * in quotes");
    }
    aliased = (int) Math.min((long) aliased + node.size(), Integer.MAX_VALUE);
    if (aliased > MOST_ALIASED) {
      throw new BadYaml(
          place(event),
          "the aliases up to "
              + Echo.of("*" + name)
              + " stand for more than "
              + MOST_ALIASED
              + " values; write them out, or use defaults");
    }
    return node;
  }

  private void refuseTag(@Nullable String tag, Event event) throws BadYaml {
    if (tag != null) {
      String standard = "tag:yaml.org,2002:";
      String written = tag.startsWith(standard) ? "!!" + tag.substring(standard.length()) : tag;
      throw new BadYaml(
          place(event),
          (secret ? "a tag" : "tag " + Echo.of(written))
              + " is not allowed; a value that starts with ! needs quotes");
    }
  }

  private Place place(Event event) {
    Mark mark = event.getStartMark();
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Marks count code points; they only grow, so that counting goes on where it ended. */
  private int offset(int point) {
    lastOffset = source.offsetByCodePoints(lastOffset, point - lastPoint);
    lastPoint = point;
    return lastOffset;
  }

  /** SnakeYAML's own complaint has no line. */
  private static void checkCharacters(String file, String source) throws BadYaml {
    int line = 1;
    int lineStart = 0;
    for (int at = 0; at < source.length(); at++) {
      int c = source.codePointAt(at);
      if (!StreamReader.isPrintable(c)) {
        throw new BadYaml(
            new Place(file, line, 1 + source.codePointCount(lineStart, at)),
            "the character with the code " + c + " cannot be written in YAML; remove it");
      }
      if (c == '\n') {
        line++;
        lineStart = at + 1;
      } else if (c > 0xffff) {
        at++;
      }
    }
  }
}
