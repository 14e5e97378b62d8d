package dev.refrain.weave;

import static dev.refrain.weave.Weaving.cached;
import static dev.refrain.weave.Weaving.evicting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.rules.Rule;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Rules that change while classes are loaded, linked and called. */
class ReloadTest {
  private static final String[] SOURCES = new String[40];

  static {
    for (int i = 0; i < SOURCES.length; i++) {
      SOURCES[i] =
          "package many; public class Type%d implements Runnable { public void run() {} public int get(int a) { return a; } }"
              .formatted(i);
    }
  }

  private final Application application = Application.of(SOURCES);

  @Test
  void classesThatAreLoadedDuringAReload_endUpWithTheNewRules() throws Exception {
    Rule rule = cached("many.*#get");
    for (int round = 0; round < 5; round++) {
      Application fresh = Application.copyOf(application);
      try (Weaving weaving = Weaving.of()) {
        ExecutorService loaders = Executors.newFixedThreadPool(2);
        CountDownLatch begun = new CountDownLatch(1);
        List<Future<Class<?>>> loaded = new ArrayList<>();
        for (int i = 0; i < SOURCES.length; i++) {
          String name = "many.Type" + i;
          Callable<Class<?>> load =
              () -> {
                begun.countDown();
                return fresh.loadClass(name);
              };
          loaded.add(loaders.submit(load));
        }
        begun.await();
        weaving.replace(rule);
        for (Future<Class<?>> each : loaded) {
          Class<?> type = each.get();
          assertEquals(List.of("get(I)"), weaving.woven(type), type.getName());
          type.getMethod("get", int.class).invoke(type.getConstructor().newInstance(), 1);
          assertEquals(1, weaving.doors.get(type.getName() + "#get").seen.size());
        }
        loaders.shutdown();
      }
    }
  }

  @Test
  void callersThatComeTogether_allFindADoorWithRules() throws Exception {
    Rule rule = cached("many.Type0#get");
    for (int round = 0; round < 20; round++) {
      Application fresh = Application.copyOf(application);
      try (Weaving weaving = Weaving.of(rule)) {
        Class<?> type = fresh.loadClass("many.Type0");
        RefrainDoor[] doors = new RefrainDoor[4];
        List<Thread> threads = new ArrayList<>();
        List<Boolean> bound = new ArrayList<>();
        for (int i = 0; i < doors.length; i++) {
          int mine = i;
          Thread thread =
              new Thread(
                  () -> {
                    doors[mine] = RefrainDoor.find(type, "get(I)I");
                    synchronized (bound) {
                      bound.add(((TestDoor) doors[mine]).rules.equals(List.of(rule)));
                    }
                  });
          threads.add(thread);
          thread.start();
        }
        for (Thread thread : threads) {
          thread.join();
        }
        for (RefrainDoor door : doors) {
          assertTrue(door == doors[0]);
        }
        assertEquals(List.of(true, true, true, true), bound);
        assertEquals(List.of("get(I)"), weaving.woven(type));
      }
    }
  }

  @Test
  void aDoorThatWasMadeDuringAReload_hasTheNewRules() throws Exception {
    Rule first = cached("many.Type0#get");
    Rule second = evicting("many.Type0#get");
    for (int round = 0; round < 20; round++) {
      Application fresh = Application.copyOf(application);
      try (Weaving weaving = Weaving.of(first)) {
        Class<?> type = fresh.loadClass("many.Type0");
        Thread linking = new Thread(() -> RefrainDoor.find(type, "get(I)I"));
        linking.start();
        weaving.replace(second);
        linking.join();
        assertEquals(List.of(second), weaving.doors.get("many.Type0#get").rules);
      }
    }
  }

  @Test
  void aClassThatCannotBeRetransformed_isNamed_andTheOthersAreWoven() throws Exception {
    Class<?> stubborn = application.loadClass("many.Type0");
    Class<?> other = application.loadClass("many.Type1");
    try (Weaving weaving = Weaving.of()) {
      ClassFileTransformer breaker = new Breaker("many/Type0");
      weaving.instrumentation.addTransformer(breaker, true);
      weaving.replace(cached("many.Type0#get", "many.Type1#get"));
      weaving.instrumentation.removeTransformer(breaker);
      assertEquals(List.of(), weaving.woven(stubborn));
      assertEquals(List.of("get(I)"), weaving.woven(other));
      other.getMethod("get", int.class).invoke(other.getConstructor().newInstance(), 1);
      assertEquals(1, weaving.doors.get("many.Type1#get").seen.size());
      assertEquals(1, weaving.lines().size(), weaving.lines().toString());
      assertTrue(
          weaving.lines().get(0).startsWith("refrain: many.Type0 is left alone: "),
          weaving.lines().get(0));
      weaving.replace(cached("many.*#get"));
      assertEquals(List.of("get(I)"), weaving.woven(stubborn));
    }
  }

  @Test
  void anAnnotationThatARuleNamesLater_isFoundOnLoadedClasses() throws Exception {
    Application marked =
        Application.of(
            "package many; public @interface Mark {}",
            "package many; public class Marked { @Mark public int get(int a) { return a; } }",
            "package many; public class Plain { public int get(int a) { return a; } }");
    Class<?> type = marked.loadClass("many.Marked");
    marked.loadClass("many.Plain");
    try (Weaving weaving = Weaving.of()) {
      weaving.replace(cached("@many.Mark"));
      assertEquals(List.of("get(I)"), weaving.woven(type));
      assertEquals(0, weaving.looksAt(marked, "many.Plain").size());
      weaving.replace(cached("@many.Mark", "many.Other#get"));
      assertEquals(1, weaving.looksAt(marked, "many.Marked").size());
      weaving.replace();
      assertEquals(List.of(), weaving.woven(type));
      assertFalse(weaving.weaver.status().iterator().hasNext());
    }
  }

  /** Makes nonsense of one class, as a careless agent would. */
  private record Breaker(String name) implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String type, Class<?> loaded, ProtectionDomain domain, byte[] bytes) {
      return type.equals(name) ? new byte[] {1, 2, 3} : null;
    }
  }
}
