package dev.refrain.weave;

import static dev.refrain.weave.Weaving.cached;
import static dev.refrain.weave.Weaving.evicting;
import static dev.refrain.weave.Weaving.rule;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.call.MethodFacts;
import dev.refrain.rules.Mode;
import dev.refrain.rules.Rule;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Weaving and unweaving the classes of an application, in this JVM. */
class WeaverTest {
  private static final String SHOP =
      """
      package shop;
      public class Shop {
        public String find(String name) { return "found " + name; }
        public String find(String name, int count) { return name + count; }
        public static long count(long from) { return from + 1; }
        public void close() {}
      }
      """;
  private static final String OTHER =
      """
      package shop;
      public class Other {
        public String find(String name) { return "other " + name; }
      }
      """;

  private final Application application = Application.of(SHOP, OTHER);

  private Class<?> load(String name) throws ClassNotFoundException {
    return application.loadClass(name);
  }

  private static Object call(Class<?> type, String method, Object argument) throws Exception {
    Class<?> parameter = argument instanceof Long ? long.class : String.class;
    Object receiver = type.getConstructor().newInstance();
    return type.getMethod(method, parameter).invoke(receiver, argument);
  }

  @Test
  void aNamedMethod_asksItsDoor() throws Exception {
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find"), cached("shop.Shop#count"))) {
      Class<?> shop = load("shop.Shop");
      assertEquals("found tea", call(shop, "find", "tea"));
      weaving.doors.get("shop.Shop#find").answer = "kept";
      assertEquals("kept", call(shop, "find", "tea"));
      assertEquals(4L, call(shop, "count", 3L));
      assertEquals(
          List.of("count(J)", "find(Ljava/lang/String;)", "find(Ljava/lang/String;I)"),
          weaving.woven(shop));
    }
  }

  @Test
  void aClassThatIsLoaded_tellsWhichRulesWillBeNeeded() throws Exception {
    Rule find = cached("shop.Shop#find(String)");
    try (Weaving weaving = Weaving.of(find, cached("shop.Missing#find"))) {
      load("shop.Other");
      assertEquals(List.of(), weaving.expected);
      load("shop.Shop");
      assertEquals(List.of(find), weaving.expected);
      assertEquals(Map.of(), weaving.doors, "no call yet");
    }
  }

  @Test
  void theDoorKnowsItsMethodAndItsRules() throws Exception {
    Rule first = cached("shop.Shop#find(String)");
    Rule second = evicting("shop.*#f*");
    try (Weaving weaving = Weaving.of(first, second)) {
      call(load("shop.Shop"), "find", "tea");
      assertEquals("find(Ljava/lang/String;)Ljava/lang/String;", facts(weaving).id());
      assertEquals(List.of("name"), facts(weaving).parameterNames());
      assertEquals("shop.Shop", facts(weaving).type());
      assertEquals(List.of(first, second), weaving.doors.get("shop.Shop#find").rules);
    }
  }

  private static MethodFacts facts(Weaving weaving) {
    return weaving.facts.get("shop.Shop#find");
  }

  @Test
  void aClassWithoutARule_isUntouched() throws Exception {
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find"))) {
      load("shop.Other");
      load("shop.Shop");
      assertArrayEquals(
          application.bytes("shop.Other"), weaving.bytesOf(application, "shop.Other"));
      assertNotEquals(
          application.bytes("shop.Shop").length, weaving.bytesOf(application, "shop.Shop").length);
    }
  }

  @Test
  void aRuleThatIsOff_leavesItsMethodsUntouched() throws Exception {
    try (Weaving weaving = Weaving.of(rule(Mode.OFF, "shop.Shop#find"))) {
      load("shop.Shop");
      assertArrayEquals(application.bytes("shop.Shop"), weaving.bytesOf(application, "shop.Shop"));
    }
  }

  @Test
  void aClassThatIsLoadedAlready_isWovenAsWell() throws Exception {
    Class<?> shop = load("shop.Shop");
    assertEquals("found tea", call(shop, "find", "tea"));
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find(String)"))) {
      call(shop, "find", "tea");
      assertEquals(1, weaving.doors.get("shop.Shop#find").seen.size());
    }
  }

  @Test
  void removingARule_restoresTheOriginalBytes() throws Exception {
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find"))) {
      Class<?> shop = load("shop.Shop");
      call(shop, "find", "tea");
      TestDoor door = weaving.doors.get("shop.Shop#find");
      weaving.replace();
      assertArrayEquals(application.bytes("shop.Shop"), weaving.bytesOf(application, "shop.Shop"));
      assertEquals(List.of(), door.rules);
      assertEquals("found tea", call(shop, "find", "tea"));
      assertEquals(1, door.seen.size());
    }
  }

  @Test
  void uninstalling_restoresTheOriginalBytes() throws Exception {
    Weaving weaving = Weaving.of(cached("shop.Shop#find"));
    Class<?> shop = load("shop.Shop");
    call(shop, "find", "tea");
    TestDoor door = weaving.doors.get("shop.Shop#find");
    weaving.weaver.uninstall();
    assertArrayEquals(application.bytes("shop.Shop"), weaving.bytesOf(application, "shop.Shop"));
    assertNull(RefrainDoor.linker);
    assertEquals("found tea", call(shop, "find", "tea"));
    assertEquals(1, door.seen.size());
    weaving.instrumentation.removeTransformer(weaving);
  }

  @Test
  void changedSettings_reachTheDoorWithoutWeavingAgain() throws Exception {
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find"))) {
      Class<?> shop = load("shop.Shop");
      call(shop, "find", "tea");
      Rule other = cached("shop.Shop#f*");
      weaving.replace(other);
      assertEquals(List.of(other), weaving.doors.get("shop.Shop#find").rules);
      assertEquals(1, weaving.looksAt(application, "shop.Shop").size());
    }
  }

  @Test
  void changedMatches_weaveOnlyTheirClassesAgain() throws Exception {
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find"))) {
      Class<?> shop = load("shop.Shop");
      Class<?> other = load("shop.Other");
      call(shop, "find", "tea");
      TestDoor door = weaving.doors.get("shop.Shop#find");
      weaving.replace(cached("shop.*#find(String)"));
      assertEquals(List.of("find(Ljava/lang/String;)"), weaving.woven(shop));
      assertEquals(List.of("find(Ljava/lang/String;)"), weaving.woven(other));
      assertEquals(2, weaving.looksAt(application, "shop.Shop").size());
      assertEquals("found tea", call(shop, "find", "tea"));
      assertEquals(2, door.seen.size());
      weaving.replace(cached("shop.Other#find"));
      assertEquals(3, weaving.looksAt(application, "shop.Shop").size());
      assertEquals(2, weaving.looksAt(application, "shop.Other").size());
    }
  }

  @Test
  void anotherAgentThatRetransforms_changesNothing() throws Exception {
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find"))) {
      Class<?> shop = load("shop.Shop");
      call(shop, "find", "tea");
      TestDoor door = weaving.doors.get("shop.Shop#find");
      for (int i = 0; i < 20; i++) {
        weaving.instrumentation.retransformClasses(shop);
        call(shop, "find", "tea");
      }
      assertSame(door, weaving.doors.get("shop.Shop#find"));
      assertEquals(21, door.seen.size());
    }
  }

  @Test
  void aRedeployedApplication_canBeCollected() throws Exception {
    try (Weaving weaving = Weaving.of(cached("gone.Shop#find"))) {
      WeakReference<ClassLoader> loader = deploy(weaving);
      for (int i = 0; i < 50 && !loader.refersTo(null); i++) {
        System.gc();
      }
      assertTrue(loader.refersTo(null));
      assertEquals(0, weaving.weaver.status().get(0).methods());
    }
  }

  private static WeakReference<ClassLoader> deploy(Weaving weaving) throws Exception {
    Application application = Application.of(SHOP.replace("package shop", "package gone"));
    call(application.loadClass("gone.Shop"), "find", "tea");
    assertEquals(2, weaving.weaver.status().get(0).methods());
    assertEquals(1, weaving.doors.size());
    return new WeakReference<>(application);
  }

  @Test
  void twoLoadersWithTheSameType_haveDoorsOfTheirOwn() throws Exception {
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find(String)"))) {
      call(load("shop.Shop"), "find", "tea");
      TestDoor first = weaving.doors.get("shop.Shop#find");
      call(Application.of(SHOP).loadClass("shop.Shop"), "find", "tea");
      assertNotSame(first, weaving.doors.get("shop.Shop#find"));
      assertEquals(1, first.seen.size());
    }
  }

  @Test
  void brokenBytes_failAsWithoutTheAgent() throws Exception {
    byte[] broken = application.bytes("shop.Shop").clone();
    broken[9] = 2; // a constant pool that is too short
    Application shop = Application.ofClasses(Map.of("shop.Shop", broken));
    try (Weaving weaving = Weaving.of(cached("shop.Shop#find"))) {
      @Nullable Throwable failure = null;
      try {
        shop.loadClass("shop.Shop");
      } catch (LinkageError expected) {
        failure = expected;
      }
      assertTrue(failure instanceof ClassFormatError, String.valueOf(failure));
      assertTrue(
          weaving.lines().get(0).startsWith("refrain: shop.Shop is left alone: "),
          weaving.lines().toString());
    }
  }
}
