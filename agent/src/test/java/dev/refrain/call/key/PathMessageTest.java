package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user reads when a path can't work, as a whole. */
class PathMessageTest {
  private static final String HERE = "dev.refrain.call.key.";

  @Test
  void anUnknownName() {
    assertEquals(
        HERE
            + "QuoteService#find has no parameter 'symbl'; it has: symbol, venue; did you mean"
            + " 'symbol'?",
        Inside.method().with(String.class, "symbol").with(Venue.class, "venue").wrongPart("symbl"));
    assertEquals(
        HERE + "QuoteService#find has no parameter 'tenant'; it has: symbol",
        Inside.method().with(String.class, "symbol").wrongPart("tenant"));
    assertEquals(
        HERE + "QuoteService#find has no parameter 'arg1'; it has: symbol",
        Inside.method().with(String.class, "symbol").wrongPart("arg1"));
  }

  @Test
  void aNameLikeThatOfTheResult() {
    assertEquals(
        HERE + "QuoteService#find has no parameter 'reslt'; did you mean 'result'?",
        Inside.method().with(String.class, "symbol").wrongCondition("reslt == 'x'"));
  }

  @Test
  void aNameWhereTheClassFileHasNone() {
    assertEquals(
        "the class file has no parameter names (compiled without -g and"
            + " -parameters); instead of 'symbol' write arg0",
        Inside.of(String.class).wrongPart("symbol"));
    assertEquals(
        "the class file has no parameter names (compiled without -g and"
            + " -parameters); instead of 'symbol' write arg0 to arg1",
        Inside.of(String.class, int.class).wrongPart("symbol"));
  }

  @Test
  void aNameWhereThereAreNoParameters() {
    assertEquals(
        HERE + "QuoteService#find has no parameters, so there is no 'symbol'",
        Inside.method().wrongPart("symbol"));
  }

  @Test
  void theReceiverOfAStaticMethod() {
    assertEquals(
        HERE + "QuoteService#find is static: there is no 'this'",
        Inside.method().isStatic().wrongPart("this.region"));
  }

  @Test
  void anUnknownProperty() {
    String has =
        "anything, city, failing, floor, fullName, getterWins, grade, id, isFullName, nickname,"
            + " noted, open, ...";
    assertEquals(
        HERE + "Venue has no property 'idd'; it has: " + has + "; did you mean 'id'?",
        Inside.of(Venue.class).wrongPart("arg0.idd"));
    assertEquals(
        HERE + "Located has no property 'flor'; it has: floor; did you mean 'floor'?",
        Inside.of(Located.class).wrongPart("arg0.flor"));
    assertEquals(
        HERE + "Empty has no property 'id'; it has: none",
        Inside.of(Empty.class).wrongPart("arg0.id").replace("PathMessageTest$", ""));
    assertEquals(
        HERE + "Venue[] has no property 'size'; it has: length",
        Inside.of(Venue[].class).wrongPart("arg0.size"));
  }

  interface Empty {}

  @Test
  void whatIsNoProperty_isNotFound() {
    assertEquals(
        HERE + "Sealed has no property 'constant'; it has: shown",
        Inside.of(Sealed.class).wrongPart("arg0.constant").replace("PathMessageTest$", ""));
    Inside.of(Sealed.class).wrongPart("arg0.nothing");
    Inside.of(Sealed.class).wrongPart("arg0.with");
    Inside.of(Sealed.class).wrongPart("arg0.clone");
    Inside.of(Sealed.class).wrongPart("arg0.notify");
  }

  static final class Sealed {
    static final String constant = "static";
    String shown;

    void nothing() {}

    String with(int parameter) {
      return "" + parameter;
    }
  }

  @Test
  void whatTheJdkKeepsToItself_isNoProperty() {
    String message = Inside.of(String.class).wrongPart("arg0.value");
    assertEquals("java.lang.String has no property 'value'", message.substring(0, 40));
  }

  @Test
  void aStaticMethodThatIsNotThere() {
    assertEquals(
        "there is no class com.acme.Tenant to be seen from " + HERE + "QuoteService",
        Inside.method().wrongPart("com.acme.Tenant#current()"));
    assertEquals(
        HERE
            + "QuoteService$Tenant has no static method 'curent' that takes nothing and gives"
            + " something; it has: current, none; did you mean 'current'?",
        Inside.method().wrongPart(HERE + "QuoteService.Tenant#curent()"));
    assertEquals(
        HERE
            + "Venue has no static method 'fullName' that takes nothing and gives something; it"
            + " has: none",
        Inside.method().wrongPart(HERE + "Venue#fullName()"));
  }

  @Test
  void aListIsNoPath() {
    String message = Inside.of(List.class).wrongPart("arg0.first");
    assertEquals("java.util.List has no property 'first'", message.substring(0, 38));
  }
}
