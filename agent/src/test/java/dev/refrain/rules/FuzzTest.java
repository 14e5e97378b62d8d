package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any bytes give rules or problems, never an exception, in bounded time and memory. A longer
 * search: {@code -Drefrain.rounds=500000 -Drefrain.seed=7}.
 */
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("refrain.rounds", 1_500);
  private static final long SEED = Long.getLong("refrain.seed", 20_261_101);

  /**
   * For a megabyte, the most that is read; a second is usual on a machine that has nothing else.
   */
  private static final long MOST_NANOS = 20_000_000_000L;

  /** Allocated, not kept: the YAML parser copies a long run of spaces again and again. */
  private static final long MOST_BYTES = 4_000_000_000L;

  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;
  private RulesFolder files;

  @BeforeEach
  void start() {
    files = new RulesFolder(folder).with("NAME", "value").with("EVIL", "${NAME}: [\n&*");
  }

  @Test
  void mutatedFiles() {
    Mutator mutator = new Mutator(new Random(SEED));
    int rules = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutator.next();
      rules += read("round " + round, bytes).rules() == null ? 0 : 1;
    }
    assertTrue(rules > ROUNDS / 100, "only " + rules + " were rules: the mutations are too wild");
    assertTrue(rules < ROUNDS, "all were rules: the mutations are too tame");
  }

  @Test
  void randomBytes() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS / 4; round++) {
      byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 5_000 : 100)];
      random.nextBytes(bytes);
      read("round " + round, bytes);
    }
  }

  @Test
  void randomCharacters() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String text = Mutator.characters(random, random.nextInt(60));
      String where = Mutator.PLACES[random.nextInt(Mutator.PLACES.length)];
      read("round " + round, where.replace("@", text).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Files as large as they may be, made of one thing again and again. */
  private enum Huge {
    LINES(size -> "\n".repeat(size)),
    SPACES(size -> "rules:\n" + " ".repeat(size - 10)),
    TABS(size -> "\t".repeat(size)),
    COMMENTS(size -> "# c\n".repeat(size / 4)),
    SCALAR(size -> "rules: " + "x".repeat(size - 10)),
    QUOTED(size -> "rules: \"" + "\\u0041".repeat(size / 6 - 10) + "\""),
    OPEN_QUOTE(size -> "rules: '" + "x ''".repeat(size / 4 - 10)),
    BLOCK(size -> "rules: |\n" + "  x\n".repeat(size / 4 - 10)),
    FOLDED(size -> "rules: >\n" + "  x\n\n".repeat(size / 5 - 10)),
    MULTILINE(size -> "rules: a\n" + "  b\n".repeat(size / 4 - 10)),
    NAME(size -> "rules: [{name: " + "n".repeat(size - 99) + ", method: a.B#c, ttl: 1s}]"),
    METHOD(size -> "rules: [{method: 'a.B#c(" + "int,".repeat(size / 4 - 20) + "int)', ttl: 1s}]"),
    STARS(size -> "rules: [{method: '" + "*".repeat(size - 99) + "#c', ttl: 1s}]"),
    TYPE(size -> "rules: [{method: '" + "a.".repeat(size / 2 - 40) + "B#c', ttl: 1s}]"),
    TTL(size -> "rules: [{method: a.B#c, ttl: " + "9".repeat(size - 99) + "s}]"),
    TTLS(size -> "rules: [{method: a.B#c, ttl: " + "1h".repeat(size / 2 - 40) + "}]"),
    KEY(size -> "rules: [{method: a.B#c, ttl: 1s, key: [" + "a,".repeat(size / 2 - 40) + "a]}]"),
    PATH(size -> "rules: [{method: a.B#c, ttl: 1s, key: a" + ".b".repeat(size / 2 - 40) + "}]"),
    WHEN_OR(size -> when("a" + " or a".repeat(size / 5 - 20))),
    WHEN_NOT(size -> when("not ".repeat(size / 4 - 20) + "a")),
    WHEN_DEEP(size -> when("(".repeat(size / 2 - 40) + "a" + ")".repeat(size / 2 - 40))),
    WHEN_OPEN(size -> when("(".repeat(size - 99))),
    WHEN_LIST(size -> when("a in [" + "1,".repeat(size / 2 - 40) + "1]")),
    WHEN_TEXT(size -> when("a == '" + "x".repeat(size - 99) + "'")),
    WHEN_NUMBER(size -> when("a == " + "1".repeat(size - 99))),
    VARIABLES(size -> "rules: " + "${NAME}".repeat(size / 7 - 10)),
    OPEN_VARIABLES(size -> "rules: " + "${".repeat(size / 2 - 10)),
    DEFAULTS(size -> "rules: " + "${A:-".repeat(size / 5 - 10)),
    LISTS(size -> "[".repeat(size)),
    MAPPINGS(size -> "{".repeat(size)),
    PAIRS(size -> "{a: ".repeat(size / 4)),
    DASHES(size -> "- ".repeat(size / 2)),
    QUESTIONS(size -> "? ".repeat(size / 2)),
    STAIRS(size -> stairs(size)),
    ANCHORS(size -> "rules: [" + "&a x,".repeat(size / 5 - 10) + "x]"),
    ALIASES(size -> "a: &a x\nrules: [" + "*a,".repeat(size / 3 - 10) + "*a]"),
    BOMB(size -> bomb()),
    TAGS(size -> "rules: [" + "!!java.net.URL x,".repeat(size / 17 - 10) + "x]"),
    DOCUMENTS(size -> "---\n".repeat(size / 4)),
    DIRECTIVES(size -> "%YAML 1.1\n".repeat(size / 10)),
    MERGES(size -> "a: &a {b: c}\n" + "<<: *a\n".repeat(size / 7 - 10)),
    SAME_KEYS(size -> "rules: x\n".repeat(size / 9)),
    OTHER_KEYS(size -> numbered(size, "k%d: x\n")),
    TYPOS(size -> "rules:\n" + numbered(size, "- {methd%d: a.B#c}\n")),
    RULES(size -> "rules:\n" + numbered(size, "- {name: r%d, method: a.B#c, ttl: 1s}\n")),
    SAME_RULES(size -> "rules:\n" + "- {name: r, method: a.B#c, ttl: 1s}\n".repeat(size / 37)),
    EMPTY_RULES(size -> "rules:\n" + "- {}\n".repeat(size / 5 - 2)),
    EVICTIONS(size -> "rules:\n" + numbered(size, "- {method: a.B#c, evict: [{rule: r%d}]}\n")),
    TAGGED(size -> rule("tags: [" + "[a, b],".repeat(size / 7 - 20) + "[c]]")),
    TAG_WORDS(size -> rule("tags: [[" + "a,".repeat(size / 2 - 40) + "a]]")),
    FLAT_TAGS(size -> rule("tags: [" + "a,".repeat(size / 2 - 40) + "a]")),
    EVICTED_TAGS(size -> "rules:\n" + numbered(size, "- {method: a.B#c, evict: [{tag: [t%d]}]}\n")),
    TTL_PATH(size -> "rules: [{method: a.B#c, ttl: result" + ".a".repeat(size / 2 - 40) + "}]"),
    SHARES(size -> rule("refreshAhead: " + "9".repeat(size - 99) + "%")),
    FAILURES(size -> rule("errors: {ttl: 1s, types: [" + "a.B,".repeat(size / 4 - 40) + "a]}")),
    STORES(size -> "stores:\n" + numbered(size, "  s%d: {type: redis}\n")),
    NULLS(size -> "rules: \"" + "\\0".repeat(size / 2 - 10) + "\""),
    SURROGATES(size -> "rules: " + "\ud83d\ude00".repeat(size / 4 - 10));

    private final Function<Integer, String> text;

    Huge(Function<Integer, String> text) {
      this.text = text;
    }

    private static String rule(String setting) {
      return "rules:\n- method: a.B#c\n  ttl: 1s\n  " + setting + "\n";
    }

    private static String when(String condition) {
      return "rules:\n- method: a.B#c\n  ttl: 1s\n  when: \"" + condition + "\"\n";
    }

    private static String stairs(int size) {
      StringBuilder stairs = new StringBuilder();
      for (int depth = 0; stairs.length() + depth + 3 < size; depth++) {
        stairs.append(" ".repeat(depth)).append("a:\n");
      }
      return stairs.toString();
    }

    private static String bomb() {
      StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
      for (int i = 1; i < 40; i++) {
        String again = ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1);
        bomb.append("a%d: &a%d [%s]\n".formatted(i, i, again));
      }
      return bomb + "rules: *a39\n";
    }

    private static String numbered(int size, String line) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; text.length() + line.length() + 8 < size; i++) {
        text.append(line.formatted(i));
      }
      return text.toString();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hugeFiles(Huge what) {
    read(what.name(), what.text.apply(MEGABYTE - 100).getBytes(StandardCharsets.UTF_8));
    // Small ones meet other bounds.
    read(what.name(), what.text.apply(700).getBytes(StandardCharsets.UTF_8));
    read(what.name(), what.text.apply(20_000).getBytes(StandardCharsets.UTF_8));
  }

  private Reading read(String what, byte[] bytes) {
    String named = what + " of seed " + SEED;
    files.file("shop.yaml", bytes);
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = memory.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    Reading reading;
    try {
      reading = files.readPath("shop.yaml");
    } catch (Throwable thrown) {
      return fail(named + ": " + shown(bytes), thrown);
    }
    long nanos = System.nanoTime() - start;
    long used = memory.getCurrentThreadAllocatedBytes() - allocated;
    assertTrue(nanos < MOST_NANOS, () -> named + " took " + nanos / 1_000_000 + " ms");
    assertTrue(used < MOST_BYTES, () -> named + " took " + used / 1_000_000 + " MB");
    assertEquals(
        reading.problems().isEmpty(), reading.rules() != null, () -> named + ": " + shown(bytes));
    for (String line : files.lines(reading)) {
      assertFalse(line.contains("Refrain's own"), () -> named + ": " + line + shown(bytes));
      assertTrue(line.matches("shop\\.yaml:\\d+:\\d+ .+"), () -> named + ": " + line);
      assertTrue(line.codePoints().noneMatch(Character::isISOControl), () -> named + ": " + line);
      assertTrue(line.length() < 2_000, () -> named + ": a line of " + line.length());
    }
    assertTrue(reading.problems().size() < 1_000, () -> named + ": too many problems to read");
    return reading;
  }

  private static String shown(byte[] bytes) {
    return " for " + Echo.line(new String(bytes, StandardCharsets.UTF_8), 2_000);
  }
}
