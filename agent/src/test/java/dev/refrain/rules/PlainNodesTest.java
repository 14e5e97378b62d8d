package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader of plain YAML gives what SnakeYAML gives, or gives up. */
class PlainNodesTest {
  private static final String[] TOKENS = {
    "a: ",
    "ttl: 30s",
    "key:",
    "method: com.acme.A#b(C, d)",
    "- ",
    "-",
    "  ",
    " ",
    "    ",
    "\n",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "\n  # c",
    "# c",
    " # c",
    "#",
    "'x y'",
    "'it''s'",
    "'",
    "\"y z\"",
    "\"",
    "\"a\\n\"",
    "[",
    "]",
    "[a, b.c]",
    "[]",
    "{",
    "}",
    "{a: b, c: [d]}",
    "{}",
    ",",
    ", ",
    ":",
    ": ",
    "x",
    "x:y",
    "a b",
    "1",
    "---",
    "\n---",
    "\n...",
    "...",
    "?",
    "? ",
    "|",
    "\n>",
    "&a ",
    "*a",
    "!t ",
    "\r\n",
    "\r",
    "\t",
    "é",
    "%",
    "@x",
    "`",
    "${A:-b}",
    "~",
    "<<: ",
    "a:\n  b: c",
    "k:\n- i\n- j",
    "\\",
    "=",
    "#x",
    "''",
    "\"\"",
    "'a': b",
    "\"a\": b",
    "- - a",
    "_z9: "
  };

  private static final String[] VALUES = {
    " x",
    "   x y  ",
    " 'z # '' '",
    " \"a: b\"",
    " [a, b c, 'd', [e]]",
    " {a: b, c: [d], e: {f: g}}",
    " []",
    " com.acme.A#b(C, d)",
    " ${A:-b}",
    " x:y",
    " a'b",
    " ü#",
    " 30s",
    " a  , b]"
  };

  /** A longer search: {@code -Drefrain.rounds=500000 -Drefrain.seed=7}. */
  private static final int ROUNDS = Integer.getInteger("refrain.rounds", 3_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b",
        "a: b\n",
        "# c\n\n---   # d\na: b # e\n",
        "  a: b c  d\n  e: 'f: #g'   # h\n\n  i: \"j\"\n",
        "rules:\n  - method: com.acme.A#b(String, int)\n    ttl: 30s\n",
        "rules:\n- method: x:y\n  ttl: a#b\n- a: b\n",
        "a:\r\n  - b\r\n  # c\r\n  - 'd''e'\r\nf: [g, h i, 'j', [k]]\r\n",
        "a: {b: c, d: [e], f: {g: h}}   \nb: []\n",
        "a:   \n\n  # c\n  b:\n      c: d\n",
        "a: größe # ü\nb: ${A:-b}\n",
      })
  void plainYaml_isReadAlike(String text) throws BadYaml {
    Node plain = PlainNodes.read("f", text);
    assertNotNull(plain);
    assertEquals(tree(SnakeNodes.read("f", text)), tree(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# c",
        "a",
        "[a]",
        "a:",
        "a:\nb: c",
        "a: b\n c",
        "a: 'b'c",
        "a: [b",
        "a: [b\n]",
        "a: [b,]",
        "a: b: c",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: |\n b",
        "a:\n  b",
        "a: b\n  c: d",
        "? a : b",
        "a: b\n---\nc: d",
        "a: b\n...\n",
        "%YAML 1.1\n---\na: b",
        "a:\tb",
        "a: b\r",
        "- a",
        "'a': b",
        "a: \"b\\n\"",
        "a: 'b\n c'",
        "a: [b: c]",
        "a: {b}",
        "a: {b: c,}",
        "a : b",
        "a: -1",
        "a:\n - b\n  - c",
        "a:\n  b: c\n d: e",
        "a: \ud83d\ude00",
        "a: \u0007",
        "- a: b\n  -c"
      })
  void everythingElse_isLeftToSnakeYaml(String text) {
    assertNull(PlainNodes.read("f", text));
  }

  @Test
  void randomText_isReadAlikeOrNotAtAll() throws BadYaml {
    Random random = new Random(Integer.getInteger("refrain.seed", 4_711));
    int plainly = 0;
    for (int round = 0; round < ROUNDS * 3; round++) {
      StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "a: b\n");
      for (int i = random.nextInt(9); i >= 0; i--) {
        text.append(TOKENS[random.nextInt(TOKENS.length)]);
      }
      plainly += compare(text.toString()) ? 1 : 0;
    }
    assertTrue(plainly > ROUNDS / 10, "only " + plainly + " texts were plain");
  }

  @Test
  void randomTrees_areReadAlike_andOneWrongCharacterAlikeOrNotAtAll() throws BadYaml {
    Random random = new Random(Integer.getInteger("refrain.seed", 1_729));
    for (int round = 0; round < ROUNDS; round++) {
      String text = mapping(random, " ".repeat(random.nextInt(3)), 0, false);
      assertTrue(compare(text), () -> "not read: " + Echo.line(text, 999));
      int at = random.nextInt(text.length() + 1);
      String token = TOKENS[random.nextInt(TOKENS.length)];
      int skip = Math.min(text.length() - at, random.nextInt(3));
      compare(text.substring(0, at) + token + text.substring(at + skip));
      compare(text.substring(0, at) + text.substring(at + skip));
    }
  }

  private static String mapping(Random random, String indent, int depth, boolean bare) {
    StringBuilder text = new StringBuilder();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      text.append(bare && i == 0 ? "" : filler(random) + indent);
      text.append((char) ('a' + i)).append(':');
      int kind = random.nextInt(depth > 3 ? 1 : 3);
      if (kind == 0) {
        text.append(VALUES[random.nextInt(VALUES.length)]).append(filler(random));
      } else if (kind == 1) {
        text.append(filler(random));
        text.append(mapping(random, indent + " ".repeat(1 + random.nextInt(3)), depth + 1, false));
      } else {
        text.append(filler(random));
        String inner = indent + " ".repeat(random.nextInt(3));
        for (int k = 1 + random.nextInt(2); k > 0; k--) {
          String gap = " ".repeat(1 + random.nextInt(2));
          text.append(inner).append('-').append(gap);
          if (random.nextInt(2) == 0) {
            text.append(mapping(random, inner + " " + gap, depth + 1, true));
          } else {
            text.append(VALUES[random.nextInt(VALUES.length)].trim()).append(filler(random));
          }
        }
      }
    }
    return text.toString();
  }

  /** The end of a line, and lines that say nothing. */
  private static String filler(Random random) {
    switch (random.nextInt(8)) {
      case 0:
        return " # c\n";
      case 1:
        return "\r\n";
      case 2:
        return "  \n\n   # d: [\n";
      default:
        return "\n";
    }
  }

  private static boolean compare(String text) throws BadYaml {
    Node plain = PlainNodes.read("f", text);
    if (plain == null) {
      return false;
    }
    try {
      assertEquals(tree(SnakeNodes.read("f", text)), tree(plain), () -> Echo.line(text, 999));
    } catch (BadYaml e) {
      throw new AssertionError("no YAML, but read: " + Echo.line(text, 999), e);
    }
    return true;
  }

  /** Everything that a node says, with the place of every character. */
  private static String tree(Node node) {
    StringBuilder tree = new StringBuilder();
    tree.append(node.place()).append('*').append(node.size()).append(node.isNothing());
    if (node instanceof Sequence) {
      ((Sequence) node).items().forEach(item -> tree.append(" - ").append(tree(item)));
    } else if (node instanceof Mapping) {
      ((Mapping) node).keys().forEach(key -> tree.append(" ? ").append(tree(key)));
      ((Mapping) node).values().forEach(value -> tree.append(" : ").append(tree(value)));
    } else {
      Scalar scalar = (Scalar) node;
      tree.append(scalar.isPlain()).append(Echo.of(scalar.text()));
      for (int i = 0; i <= scalar.text().length(); i++) {
        tree.append(scalar.placeAt(i).column()).append(',');
      }
    }
    return tree.append('.').toString();
  }
}
