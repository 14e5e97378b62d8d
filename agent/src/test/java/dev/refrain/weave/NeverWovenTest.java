package dev.refrain.weave;

import static dev.refrain.weave.Weaving.cached;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeverWovenTest {
  private final ClassLoader loader = NeverWovenTest.class.getClassLoader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/sun/proxy/$Proxy12",
        "com/acme/Quotes$$EnhancerBySpringCGLIB$$1a2b3c",
        "com/acme/Quotes$$SpringCGLIB$$0",
        "com/acme/Quotes$$FastClassByGuice$$1",
        "com/acme/Quotes$ByteBuddy$x7",
        "com/acme/Quote$HibernateProxy$x7",
        "com/acme/Quote_$$_jvst1_0",
        "com/acme/Quotes$Proxy$_$$_WeldClientProxy",
        "com/acme/Quotes$MockitoMock$1",
        "com/acme/Quotes_ClientProxy",
        "sun/reflect/GeneratedMethodAccessor7",
        "dev/refrain/Agent"
      })
  void generatedClasses_areLeftAlone(String name) {
    assertNotNull(NeverWoven.reason(loader, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/ProxyQuotes",
        "com/acme/Outer$Proxy",
        "com/acme/Quotes$",
        "Quotes$Companion"
      })
  void classesThatPeopleWrite_areWoven(String name) {
    assertNull(NeverWoven.reason(loader, name));
  }

  @Test
  void behindAProxy_itsTargetIsWoven() throws Exception {
    Application application =
        Application.of(
            "package wide; public interface Source { String find(String a); }",
            "package wide; public class Db implements Source { public String find(String a) { return a; } }",
            "package wide; public class Db$$EnhancerByUs$$1 extends Db { public String find(String a) { return super.find(a); } }");
    try (Weaving weaving = Weaving.of(cached("wide.Source#find"))) {
      Class<?> source = application.loadClass("wide.Source");
      Object db = application.loadClass("wide.Db$$EnhancerByUs$$1").getConstructor().newInstance();
      Object proxy =
          Proxy.newProxyInstance(
              application,
              new Class<?>[] {source},
              (self, method, given) -> method.invoke(db, given));
      assertEquals("x", source.getMethod("find", String.class).invoke(proxy, "x"));
      assertEquals(1, weaving.doors.size());
      assertEquals(1, weaving.doors.get("wide.Db#find").seen.size());
      assertEquals(List.of(), weaving.woven(proxy.getClass()));
      assertArrayEquals(
          application.bytes("wide.Db$$EnhancerByUs$$1"),
          weaving.bytesOf(application, "wide.Db$$EnhancerByUs$$1"));
    }
  }
}
