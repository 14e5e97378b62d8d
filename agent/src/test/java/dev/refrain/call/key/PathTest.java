package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {
  private final Venue venue = new Venue(7);

  private static Object read(Inside inside, String path, Object... arguments) throws Throwable {
    return inside.part(path).read(null, arguments, null);
  }

  @ParameterizedTest
  @CsvSource({
    "id, 1007, Long", // a private getter, before the field
    "open, true, Boolean", // isOpen
    "fullName, Venue 7, String", // fullName(): isFullName() is no boolean
    "getterWins, getter, String",
    "grade, A, Character", // a field
    "city, Basel, String", // a private field of the superclass
    "floor, 3, Integer", // a default method of an interface
    "side.mark, +, String"
  })
  void aProperty_isReadInTheOrderOfTheContract(String path, String value, String type)
      throws Throwable {
    Evaluator evaluator = Inside.method().with(Venue.class, "venue").part("venue." + path);
    assertEquals(value, String.valueOf(evaluator.read(null, new Object[] {venue}, null)));
    assertEquals("java.lang." + type, evaluator.type().getName());
  }

  @Test
  void aPropertyOfAnUndeclaredType_isReadAsTheClassHasIt() throws Throwable {
    Inside inside = Inside.of(Object.class);
    Evaluator evaluator = inside.part("arg0.id");
    assertEquals(Object.class, evaluator.type());
    assertEquals(1007L, evaluator.read(null, new Object[] {venue}, null));
    assertEquals("r1", evaluator.read(null, new Object[] {new Tagged("r1")}, null));
    assertEquals(Venue.class, read(inside, "arg0.class", venue));
    venue.anything = new Tagged("deep");
    assertEquals("deep", read(Inside.of(Venue.class), "arg0.anything.id", venue));
  }

  @ParameterizedTest
  @CsvSource({"arg0.length, 2", "arg1.length, 3"})
  void theLengthOfAnArray_isRead(String path, int length) throws Throwable {
    Inside inside = Inside.of(int[].class, String[].class);
    Evaluator evaluator = inside.part(path);
    assertEquals(Integer.class, evaluator.type());
    assertEquals(
        length,
        evaluator.read(null, new Object[] {new int[2], new String[] {"a", "b", "c"}}, null));
    Evaluator undeclared = Inside.of(Object.class).part("arg0.length");
    assertEquals(4, undeclared.read(null, new Object[] {new long[4]}, null));
    assertNull(evaluator.read(null, new Object[] {null, null}, null));
  }

  record Tagged(String id) {}

  @Test
  void aPropertyThatAClassHasNot_isAnErrorOfTheCallThatNamesTheClass() throws Throwable {
    Evaluator evaluator = Inside.of(Object.class).part("arg0.idd");
    Object[] arguments = {new Tagged("r1")};
    EvaluationException first =
        assertThrows(EvaluationException.class, () -> evaluator.read(null, arguments, null));
    assertEquals(
        "dev.refrain.call.key.PathTest$Tagged has no property 'idd'; it has: id; did you mean"
            + " 'id'?",
        first.getMessage());
    assertEquals(0, first.getStackTrace().length);
    assertThrows(EvaluationException.class, () -> evaluator.read(null, arguments, null));
  }

  @Test
  void whatIsNullOnTheWay_endsThePath() throws Throwable {
    Inside inside = Inside.method().with(Venue.class, "venue");
    assertNull(read(inside, "venue.id", (Object) null));
    assertNull(read(inside, "venue.parent.parent.id", venue));
    assertNull(read(inside, "venue.anything.id", venue));
    venue.parent = new Venue(8);
    assertEquals(1008L, read(inside, "venue.parent.id", venue));
  }

  @Test
  void anEmptyOptional_endsThePathLikeNull() throws Throwable {
    Inside inside = Inside.method().with(Venue.class, "venue").with(Optional.class, "size");
    assertNull(read(inside, "venue.nickname.get.length", venue, Optional.of(1)));
    assertNull(read(inside, "size.get", venue, Optional.empty()));
    assertEquals(1, read(inside, "size.get", venue, Optional.of(1)));
    assertEquals(true, read(inside, "size.present", venue, Optional.of(1)));
    venue.parent = venue;
    assertEquals(3, read(inside, "venue.nickname.get.length", venue, Optional.of(1)));
  }

  @Test
  void aClassOfTheJdkThatNobodyMaySee_isReadThroughItsInterface() throws Throwable {
    Object hidden = Collections.unmodifiableList(List.of(1, 2));
    assertEquals(2, read(Inside.of(Object.class), "arg0.size", hidden));
    assertEquals(2, read(Inside.of(List.class), "arg0.size", hidden));
  }

  @Test
  void anExceptionOfAGetter_isTheCallersToSee() throws Throwable {
    Evaluator evaluator = Inside.of(Venue.class).part("arg0.failing");
    Throwable thrown =
        assertThrows(
            IllegalStateException.class, () -> evaluator.read(null, new Object[] {venue}, null));
    assertEquals("no venue today", thrown.getMessage());
  }

  @Test
  void theReceiverAndTheResult_areRootsToo() throws Throwable {
    QuoteService service = new QuoteService("eu");
    assertEquals("eu", Inside.method().part("this.region").read(service, new Object[0], null));
    assertSame(service, Inside.method().part("this").read(service, new Object[0], null));
    Evaluator result = Inside.method().result(Venue.class).condition("result.id == 1007");
    assertTrue(result.test(null, new Object[0], venue));
    assertFalse(result.test(null, new Object[0], new Venue(8)));
    assertFalse(result.test(null, new Object[0], null));
    assertTrue(Inside.method().condition("result.id == 1007").test(null, new Object[0], venue));
  }

  @Test
  void aStaticMethod_isCalledAtEachReading() throws Throwable {
    Evaluator tenant = Inside.method().part("dev.refrain.call.key.QuoteService#tenant()");
    assertEquals("north", tenant.read(null, new Object[0], null));
    QuoteService.switchTo("south");
    assertEquals("south", tenant.read(null, new Object[0], null));
    QuoteService.switchTo("north");
    assertEquals(String.class, tenant.type());
  }

  @Test
  void theClassOfAStaticMethod_isInitialisedByTheFirstReadingOnly() throws Throwable {
    Inside inside = Inside.method();
    Evaluator tenant = inside.part("dev.refrain.call.key.QuoteService.Tenant#current().id");
    assertFalse(QuoteService.initialised);
    assertEquals("t1", tenant.read(null, new Object[0], null));
    assertTrue(QuoteService.initialised);
    assertNull(
        inside
            .part("dev.refrain.call.key.QuoteService$Tenant#none().id")
            .read(null, new Object[0], null));
  }

  @Test
  void parametersHaveNamesAndNumbers_howeverManyThereAre() throws Throwable {
    for (int count = 1; count <= 6; count++) {
      Inside inside = Inside.method();
      Object[] arguments = new Object[count];
      for (int i = 0; i < count; i++) {
        inside.with(String.class, "p" + i);
        arguments[i] = "value " + i;
      }
      for (int i = 0; i < count; i++) {
        assertEquals("value " + i, read(inside, "p" + i, arguments));
        assertEquals("value " + i, read(inside, "arg" + i, arguments));
        assertEquals(7, read(inside, "p" + i + ".length", arguments));
      }
    }
  }

  @Test
  void aParameterThatIsCalledLikeANumberedOne_isMeantByItsName() throws Throwable {
    Inside swapped = Inside.method().with(String.class, "arg1").with(String.class, "arg0");
    assertEquals("first", read(swapped, "arg1", "first", "second"));
  }
}
