package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of keys and conditions: what an expression says, and what is wrong with one. */
class ExpressionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("conditions")
  void condition_isATree(String text, String tree) {
    assertEquals(tree, tree(cache("unless: >-\n      " + text).unless()));
  }

  static List<String[]> conditions() {
    return Cases.of("conditions.txt", 2);
  }

  @ParameterizedTest
  @MethodSource("wrongConditions")
  void wrongCondition_isOneLine(String setting, String text, String column, String message) {
    int place = Integer.parseInt(column) + 7 + setting.length();
    String file = document(setting + ": \"" + text.replace("\"", "\\\"") + "\"");
    String line = "shop.yaml:4:" + place + " " + setting + " '" + text + "' in rule 'a.B#c' ";
    assertEquals(List.of(line + message), new RulesFolder(folder).lines(file));
  }

  static List<String[]> wrongConditions() {
    return Cases.of("condition-problems.txt", 4);
  }

  @Test
  void keyParts_arePathsAndStaticCalls() {
    CacheSettings cache = cache("key: [symbol, venue.id, arg0, com.acme.Tenant#current().id.x]");
    assertEquals(
        "[symbol, venue . id, arg0, com.acme.Tenant # current . id . x]",
        cache.key().stream().map(ExpressionTest::tree).toList().toString());
    assertEquals(false, cache.sharedInstances());
    assertEquals("[symbol]", cache("key: symbol").key().toString());
    assertEquals("[]", cache("key: []").key().toString());
    assertEquals("[Tenant # current]", trees(cache("key: Tenant#current()")));
    assertEquals("[a.Outer$Inner # current]", trees(cache("key: a.Outer$Inner#current()")));
  }

  @Test
  void keyWithThis_impliesSharedInstances() {
    assertEquals(true, cache("key: [symbol, this.region]").sharedInstances());
    assertEquals(true, cache("key: this").sharedInstances());
    assertEquals(false, cache("when: this.open").sharedInstances());
    assertEquals(
        List.of(
            "shop.yaml:4:5 instances 'separate' in rule 'a.B#c' cannot be, as the key names a path"
                + " of 'this'; remove one of the two"),
        new RulesFolder(folder).lines(document("instances: separate\n    key: this.region")));
  }

  @Test
  void places_areThoseOfTheCharacters() {
    assertPlace("key: [symbol, venue.id]", "4:11 4:19");
    assertPlace("key: ['symbol', \"venue.id\"]", "4:12 4:22");
    assertPlace("key:\n      - symbol\n      - venue.id", "5:9 6:9");
    assertPlace("when: a == 'x' and b", "4:11 4:11 4:11 4:16 4:24");
    assertPlace("when: 'a == ''x'' and b'", "4:12 4:12 4:12 4:17 4:27");
    assertPlace("when: \"a == 'x' and b\"", "4:12 4:12 4:12 4:17 4:25");
    assertPlace("when: \"\\u0061 == \\\"x\\\" and b\"", "4:12 4:12 4:12 4:22 4:32");
    assertPlace("when: a == 'x'\n      and b", "4:11 4:11 4:11 4:16 5:11");
    assertPlace("when: \"a == 'x'\n      and\n\n      b\"", "4:12 4:12 4:12 4:17 7:7");
    assertPlace("when: \"a == 'x' an\\\n      d b\"", "4:12 4:12 4:12 4:17 5:9");
    assertPlace("when: \"a == '\ud83d\ude00' and b\"", "4:12 4:12 4:12 4:17 4:25");
    assertPlace("when: (a or b) and not c", "4:11 4:11 4:12 4:17 4:24 4:28");
  }

  /** The places of an expression's nodes, from the root down and left to right. */
  private void assertPlace(String setting, String places) {
    CacheSettings cache = cache(setting);
    StringBuilder found = new StringBuilder();
    List<Expression> roots = cache.when() == null ? cache.key() : List.of(cache.when());
    roots.forEach(root -> collect(root, found));
    assertEquals(places, found.toString().trim(), setting);
  }

  private static void collect(Expression expression, StringBuilder places) {
    places.append(expression.place().line()).append(':').append(expression.place().column());
    places.append(' ');
    if (expression instanceof Expression.Operation) {
      ((Expression.Operation) expression).operands().forEach(each -> collect(each, places));
    }
  }

  @Test
  void texts_areWhatWasWritten() {
    Expression.Operation and = (Expression.Operation) cache("when: (a  or b ) and c.d").when();
    assertEquals("(a  or b ) and c.d", and.text());
    assertEquals("(a  or b )", and.operands().get(0).text());
    assertEquals("c.d", and.operands().get(1).text());
  }

  private String trees(CacheSettings cache) {
    return cache.key().stream().map(ExpressionTest::tree).toList().toString();
  }

  private CacheSettings cache(String setting) {
    RulesFolder files = new RulesFolder(folder);
    Reading reading = files.read(document(setting));
    assertEquals(List.of(), files.lines(reading), setting);
    return reading.rules().rules().get(0).cache();
  }

  private static String document(String setting) {
    return "rules:\n  - method: a.B#c\n    ttl: 30s\n    " + setting + "\n";
  }

  /** An expression in prefix form. */
  private static String tree(Expression expression) {
    if (expression instanceof Expression.Literal) {
      Object value = ((Expression.Literal) expression).value();
      return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }
    if (expression instanceof Expression.Path) {
      Expression.Path path = (Expression.Path) expression;
      return path.root() + steps(path.steps());
    }
    if (expression instanceof Expression.StaticCall) {
      Expression.StaticCall call = (Expression.StaticCall) expression;
      return call.type() + " # " + call.method() + steps(call.steps());
    }
    Expression.Operation operation = (Expression.Operation) expression;
    return operation.operator()
        + operation.operands().stream().map(ExpressionTest::tree).toList().toString();
  }

  private static String steps(List<String> steps) {
    StringBuilder text = new StringBuilder();
    steps.forEach(step -> text.append(" . ").append(step));
    return text.toString();
  }
}
