package dev.refrain.weave;

import static dev.refrain.weave.Weaving.cached;
import static dev.refrain.weave.Weaving.evicting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refrain.call.MethodFacts;
import dev.refrain.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which doors are behind another door of the same call. */
class OverridesTest {
  private static final Application SHOP =
      Application.of(
          """
          package over;
          public class Base<K> {
            public String find(K key) { return "base"; }
            public String find(K key, int count) { return "base"; }
          }
          """,
          "package over; public class Plain extends Base<String> {}",
          """
          package over;
          public class Rare extends Plain {
            @Override public String find(String key) { return super.find(key); }
            public String find(Integer other) { return "other"; }
          }
          """,
          "package over; public class Rarest extends Rare {}");

  /** The types whose instances reach {@code Base.find} behind another door. */
  private static List<String> behind(String method, Rule... rules) throws Exception {
    Application application = Application.copyOf(SHOP);
    try (Weaving weaving = Weaving.of(rules)) {
      Class<?> base = application.loadClass("over.Base");
      MethodFacts facts = new MethodFacts("over.Base", "find", method, 1, null);
      List<String> behind = new ArrayList<>();
      for (String name : List.of("Base", "Plain", "Rare", "Rarest")) {
        if (weaving.woven.isOverridden(base, facts, application.loadClass("over." + name))) {
          behind.add(name);
        }
      }
      return behind;
    }
  }

  private static final String ONE = "(Ljava/lang/Object;)Ljava/lang/String;";
  private static final String TWO = "(Ljava/lang/Object;I)Ljava/lang/String;";

  @Test
  void aWovenOverride_isMoreSpecific() throws Exception {
    assertEquals(List.of("Rare", "Rarest"), behind(ONE, cached("over.Base#find")));
    assertEquals(List.of("Rare", "Rarest"), behind(ONE, cached("over.Rare#find(String)")));
  }

  @Test
  void anotherOverload_isNot() throws Exception {
    assertEquals(List.of(), behind(TWO, cached("over.Base#find")));
    assertEquals(List.of(), behind(ONE, cached("over.Rare#find(Integer)")));
  }

  @Test
  void anOverrideThatIsNotWoven_orCachesNothing_isNot() throws Exception {
    assertEquals(List.of(), behind(ONE, cached("over.Base*#find")));
    assertEquals(List.of(), behind(ONE, cached("over.Base*#find"), evicting("over.Rare#find")));
  }
}
