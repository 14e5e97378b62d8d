package dev.refrain.weave;

import static dev.refrain.weave.Weaving.cached;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which methods of which types a pattern means. */
class MatchingTest {
  private static final Application SHOP =
      Application.of(
          """
          package shop;
          public interface Source<K> {
            String find(K key);
            default String findAll() { return "all"; }
            static String fake() { return ""; }
          }
          """,
          """
          package shop;
          public abstract class Base implements Source<Integer> {
            public String name() { return "base"; }
            public abstract String kind();
            protected native int size();
          }
          """,
          """
          package shop;
          public class Rare extends Base implements java.util.concurrent.Callable<String> {
            public Rare() {}
            static { System.getProperty("x"); }
            public String find(Integer key) { return "rare " + key; }
            public String find(String key) { return "other " + key; }
            public String findNone() { return "none"; }
            public String findAll() { return "mine"; }
            private String name(int a) { return ""; }
            public String kind() { Runnable later = () -> find(1); return "rare"; }
            public String call() { return "called"; }
            @Slow public String slow(java.util.Map.Entry<String, int[]> a, long... b) { return ""; }
          }
          """,
          """
          package shop;
          import java.lang.annotation.*;
          @Retention(RetentionPolicy.CLASS) public @interface Slow {}
          """,
          """
          package shop;
          public class Outer {
            public @interface Mark {}
            public static class Inner { @Mark public int get() { return 1; } public int getMore() { return 2; } }
            public int get() { return 0; }
          }
          """,
          """
          package shop.far.away;
          public class QuoteClient { public int get() { return 1; } }
          """);

  /** What is woven of a type when these patterns are in force, without the return types. */
  private static List<String> woven(String type, String... patterns) throws Exception {
    Application application = Application.copyOf(SHOP);
    try (Weaving weaving = Weaving.of(cached(patterns))) {
      List<String> atLoad = weaving.woven(application.loadClass(type));
      try (Weaving late = Weaving.of(cached(patterns))) {
        assertEquals(atLoad, late.woven(application.loadClass(type)), "for a loaded class");
      }
      return atLoad;
    }
  }

  private static final String INTEGER = "find(Ljava/lang/Integer;)";
  private static final String STRING = "find(Ljava/lang/String;)";

  @Test
  void aName_isEveryOverload() throws Exception {
    assertEquals(List.of(INTEGER, STRING), woven("shop.Rare", "shop.Rare#find"));
  }

  @Test
  void parameters_chooseAnOverload() throws Exception {
    assertEquals(List.of(STRING), woven("shop.Rare", "shop.Rare#find(String)"));
    assertEquals(List.of(INTEGER), woven("shop.Rare", "shop.Rare#find(java.lang.Integer)"));
    assertEquals(List.of(), woven("shop.Rare", "shop.Rare#find(Integer, Integer)"));
    assertEquals(List.of("kind()"), woven("shop.Rare", "shop.Rare#kind()"));
    for (String entry : List.of("Entry", "Map.Entry", "java.util.Map$Entry")) {
      assertEquals(1, woven("shop.Rare", "shop.Rare#slow(" + entry + ", long[])").size());
    }
    assertEquals(List.of(), woven("shop.Rare", "shop.Rare#slow(ntry, long[])"));
    assertEquals(List.of(), woven("shop.Rare", "shop.Rare#slow(Entry, long)"));
  }

  @Test
  void aStar_standsForPartOfAName() throws Exception {
    assertEquals(
        List.of("findAll()", "findNone()"),
        woven("shop.Rare", "shop.Rare#find*l*", "shop.R*#*None"));
  }

  @Test
  void constructorsInitialisersLambdasAndBridges_areNoMethods() throws Exception {
    assertEquals(
        List.of(
            "call()",
            INTEGER,
            STRING,
            "findAll()",
            "findNone()",
            "kind()",
            "name(I)",
            "slow(Ljava/util/Map$Entry;[J)"),
        woven("shop.Rare", "shop.Rare#*"));
  }

  @Test
  void aTypePattern_reachesAcrossPackages() throws Exception {
    String client = "shop.far.away.QuoteClient";
    assertEquals(List.of("get()"), woven(client, "shop.**.*Client#get*"));
    assertEquals(List.of("get()"), woven(client, "**#get*"));
    assertEquals(List.of("get()"), woven(client, "shop.*.*.QuoteClient#get"));
    assertEquals(List.of(), woven(client, "shop.*.QuoteClient#get"));
    assertEquals(List.of(), woven(client, "shop.**.Client#get"));
  }

  @Test
  void aNestedType_isWrittenEitherWay() throws Exception {
    assertEquals(List.of("get()"), woven("shop.Outer$Inner", "shop.Outer.Inner#get"));
    assertEquals(List.of("get()"), woven("shop.Outer$Inner", "shop.Outer$Inner#get"));
    assertEquals(List.of(), woven("shop.Outer", "shop.Outer$Inner#get"));
    assertEquals(List.of(), woven("shop.Outer$Inner", "shop.*#get"));
    assertEquals(List.of("get()"), woven("shop.Outer$Inner", "shop.**#get"));
  }

  @Test
  void anInterface_coversItsImplementations_throughBridges() throws Exception {
    assertEquals(List.of(INTEGER), woven("shop.Rare", "shop.Source#find"));
    assertEquals(List.of(INTEGER), woven("shop.Rare", "shop.Source#find(Object)"));
    assertEquals(List.of(INTEGER), woven("shop.Rare", "shop.Source#find(Integer)"));
    assertEquals(List.of(), woven("shop.Rare", "shop.Source#find(String)"));
  }

  @Test
  void anInterface_coversItsDefaultMethods_andTheirOverrides() throws Exception {
    assertEquals(List.of("findAll()"), woven("shop.Source", "shop.Source#findAll"));
    assertEquals(List.of("findAll()"), woven("shop.Rare", "shop.Source#findAll"));
    assertEquals(List.of("fake()"), woven("shop.Source", "shop.Source#fake"));
  }

  @Test
  void aWildcardInTheMethod_coversOverridesOnly() throws Exception {
    assertEquals(List.of(INTEGER, "findAll()"), woven("shop.Rare", "shop.Source#*"));
    assertEquals(List.of("kind()"), woven("shop.Rare", "shop.Base#k*"));
  }

  @Test
  void aType_coversOverridesOfWhatItInherits() throws Exception {
    assertEquals(List.of(INTEGER), woven("shop.Rare", "shop.Base#find"));
  }

  @Test
  void aPrivateMethodOfTheSameName_isNoOverride() throws Exception {
    assertEquals(List.of(), woven("shop.Rare", "shop.Base#name"));
    assertEquals(List.of("name()"), woven("shop.Base", "shop.Base#name"));
  }

  @Test
  void aTypeOfTheJdk_coversItsImplementationsInTheApplication() throws Exception {
    assertEquals(List.of("call()"), woven("shop.Rare", "java.util.concurrent.Callable#call"));
  }

  @Test
  void anAnnotation_namesTheMethodsThatBearIt() throws Exception {
    assertEquals(List.of("slow(Ljava/util/Map$Entry;[J)"), woven("shop.Rare", "@shop.Slow"));
    assertEquals(List.of(), woven("shop.Rare", "@shop.Slower"));
    assertEquals(List.of("get()"), woven("shop.Outer$Inner", "@shop.Outer.Mark"));
    assertEquals(List.of("get()"), woven("shop.Outer$Inner", "@shop.Outer$Mark"));
  }

  @Test
  void abstractAndNativeMethods_haveNoBody() throws Exception {
    assertEquals(List.of(), woven("shop.Base", "shop.Base#kind", "shop.Base#size"));
  }

  @Test
  void aPatternThatMeansNoMethodOfItsType_isNamedOnce() throws Exception {
    Application application = Application.copyOf(SHOP);
    try (Weaving weaving =
        Weaving.of(
            cached(
                "shop.Outer.Inner#fnd",
                "shop.Base#size",
                "shop.Rare#name()",
                "shop.Base#kind",
                "java.util.concurrent.Delayed#getDelay",
                "java.util.HashMap#get"))) {
      application.loadClass("shop.Outer$Inner");
      application.loadClass("shop.Rare");
      Application.copyOf(SHOP).loadClass("shop.Outer$Inner");
      assertEquals(
          List.of(
              "refrain: shop.yaml:2:5 shop.Outer.Inner#fnd matches no method; the type has: get(),"
                  + " getMore()",
              "refrain: shop.yaml:3:5 shop.Base#size is native: there is no body to put a cache"
                  + " before",
              "refrain: shop.yaml:4:5 shop.Rare#name() matches no method of its own; it inherits"
                  + " name() from shop.Base: name that type",
              "refrain: shop.yaml:7:5 java.util.HashMap#get: the JDK's own classes are left alone;"
                  + " subclasses in the application are not"),
          weaving.lines().stream().sorted().toList());
      assertEquals(
          List.of(
              "shop.Outer.Inner#fnd matches no method; the type has: get(), getMore()",
              "shop.Base#size is native: there is no body to put a cache before",
              "shop.Rare#name() matches no method of its own; it inherits name() from shop.Base:"
                  + " name that type",
              "java.util.concurrent.Delayed#getDelay: no class with such a method, and a body to it,"
                  + " was loaded",
              "java.util.HashMap#get: the JDK's own classes are left alone; subclasses in the"
                  + " application are not"),
          weaving.weaver.status().get(0).unmatched());
    }
  }

  @Test
  void aTypeThatWasNotLoaded_isNamedWithTheNearest() throws Exception {
    Application application = Application.copyOf(SHOP);
    try (Weaving weaving =
        Weaving.of(cached("shop.far.away.QuotClient#get", "other.QuoteClient#get", "a.b.C#d"))) {
      application.loadClass("shop.far.away.QuoteClient");
      assertEquals(
          List.of(
              "shop.far.away.QuotClient#get: no such type was loaded; loaded:"
                  + " shop.far.away.QuoteClient",
              "other.QuoteClient#get: no such type was loaded; loaded:"
                  + " shop.far.away.QuoteClient",
              "a.b.C#d: no such type was loaded"),
          weaving.weaver.status().get(0).unmatched());
    }
  }

  @Test
  void debugging_explainsWhatWasLookedAt() throws Exception {
    Application application = Application.copyOf(SHOP);
    try (Weaving weaving = Weaving.debugging(cached("shop.Outer#get", "shop.Outer*#fin*"))) {
      application.loadClass("shop.Outer");
      application.loadClass("shop.far.away.QuoteClient");
      assertTrue(
          weaving.lines().contains("refrain: shop.Outer#get() is matched by shop.Outer#get"),
          weaving.lines().toString());
      assertTrue(
          weaving
              .lines()
              .contains(
                  "refrain: shop.yaml:3:5 shop.Outer*#fin* matches no method of shop.Outer, which"
                      + " has: get()"),
          weaving.lines().toString());
    }
  }
}
