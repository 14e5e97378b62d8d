package dev.refrain.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What woven code does with each answer of its door. */
class ClassWeaverTest {
  private static final int[] NUMBERS = {1, 2};
  private static final String[][] TEXTS = {{"a"}};

  private final TestDoor door = new TestDoor();
  private final TestLinker linker = new TestLinker(door);
  private Class<?> woven = Fixture.class;
  private Object receiver = this;

  @BeforeEach
  void weave() throws Exception {
    byte[] bytes = ClassBytes.weaveAllBut("bodies", ClassBytes.of(Fixture.class));
    woven = ClassBytes.define(Fixture.class.getName(), bytes);
    receiver = woven.getConstructor().newInstance();
  }

  @AfterEach
  void close() {
    linker.close();
  }

  static List<Arguments> calls() {
    return List.of(
        call("yes", false, true),
        call("small", (byte) 7, (byte) 3, (byte) 2),
        call("letter", 'z', 'c', 'a', (short) 2),
        call("sum", (short) -4, (short) 103, (short) 1, (byte) 2, 'd'),
        call("four", 44, 10, 1, 2L, 3.0, 4f),
        call("wide", -1L, 12L, 10L, 2.5),
        call("quotient", 9f, 0.5f, 1f, 2f),
        call("half", -0.0, 1.5, 3.0),
        call("text", "hit", "<a>", "a"),
        call("array", new int[] {5}, NUMBERS, NUMBERS, TEXTS),
        call("loop", 3L, 10L, 1L),
        call("branches", "hit", "x:6/4", "x", 3),
        call("locked", 8, 3, "lock", 3),
        call("recovers", "hit", "a", "a"),
        call("chooses", 9, 6, "longer"));
  }

  private static Arguments call(String name, Object hit, Object result, Object... arguments) {
    return Arguments.of(name, hit, result, arguments);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aDoorThatSaysNothing_runsTheBody(String name, Object hit, Object result, Object[] arguments)
      throws Exception {
    assertEquals(result, invoke(name, arguments));
    assertEquals(1, bodies());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aHit_isTheResult_andTheBodyIsSkipped(
      String name, Object hit, Object result, Object[] arguments) throws Exception {
    door.answer = hit;
    assertSame(hit.getClass(), invoke(name, arguments).getClass());
    assertEquals(hit, invoke(name, arguments));
    assertEquals(0, bodies());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aToken_seesTheResult(String name, Object hit, Object result, Object[] arguments)
      throws Exception {
    door.answer = door.token;
    assertEquals(result, invoke(name, arguments));
    assertEquals("returned " + result, door.seen.get(door.seen.size() - 1));
  }

  @Test
  void theDoorSeesReceiverAndArguments_boxed() throws Exception {
    invoke("four", 1, 2L, 3.0, 4f);
    invoke("wide", 10L, 2.5);
    invoke("array", NUMBERS, null);
    assertEquals(
        List.of("Fixture[1, 2, 3.0, 4.0]", "static[10, 2.5]", "Fixture[" + NUMBERS + ", null]"),
        door.seen);
  }

  @Test
  void aCachedNull_isNull() throws Exception {
    door.answer = RefrainDoor.NULL;
    assertNull(invoke("text", "a"));
    assertNull(invoke("array", NUMBERS, TEXTS));
    assertEquals(0, bodies());
  }

  @Test
  void theDoorThatLeadsNowhere_forAPrimitive_runsTheBody() throws Exception {
    door.answer = RefrainDoor.NULL;
    assertEquals(1.5, invoke("half", 3.0));
  }

  @Test
  void aVoidMethod_tellsItsToken() throws Exception {
    door.answer = door.token;
    invoke("nothing");
    assertEquals(List.of("static[]", "returned null"), door.seen);
  }

  @Test
  void aFailure_isToldAndThrownAsItIs() throws Exception {
    door.answer = door.token;
    Throwable failure = failure("fails", "why");
    assertEquals(IllegalStateException.class, failure.getClass());
    assertEquals("why", failure.getMessage());
    assertEquals("fails", failure.getStackTrace()[0].getMethodName());
    assertEquals(List.of("static[why]", "threw why"), door.seen);
  }

  @Test
  void aFailureThatTheBodyHandles_isNotItsDoors() throws Exception {
    door.answer = door.token;
    assertEquals("why", invoke("recovers", "why"));
    assertEquals(List.of("Fixture[why]", "static[why]", "threw why", "returned why"), door.seen);
  }

  @Test
  void aFailureInsideALock_letsItGo() throws Exception {
    door.answer = door.token;
    Object lock = new Object();
    assertEquals("below 0: -1", failure("locked", lock, -1).getMessage());
    Thread other =
        new Thread(
            () -> {
              synchronized (lock) {
                synchronized (receiver) {
                  door.answer = null;
                }
              }
            });
    other.start();
    other.join(5_000);
    assertNull(door.answer);
  }

  @Test
  void withoutAnAgent_theBodyRuns() throws Exception {
    linker.close();
    assertEquals("<a>", invoke("text", "a"));
    assertEquals(3.0, invoke("half", 6.0));
  }

  @Test
  void noMemberIsAdded() {
    assertEquals(members(Fixture.class), members(woven));
  }

  private static List<String> members(Class<?> type) {
    return Stream.of(type.getDeclaredMethods()).map(Method::getName).sorted().toList();
  }

  private int bodies() throws Exception {
    return (int) woven.getMethod("bodies").invoke(null);
  }

  private @Nullable Object invoke(String name, Object... arguments) throws Exception {
    for (Method method : woven.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return method.invoke(receiver, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  private Throwable failure(String name, Object... arguments) {
    return assertThrows(InvocationTargetException.class, () -> invoke(name, arguments)).getCause();
  }
}
