package dev.refrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Values that would come back as others are told before they are shared, and what of them. */
class LossTest {
  static class Venue implements Serializable {
    transient String secret;
  }

  /** As an object mapper makes them. */
  static final class Venue$HibernateProxy$x extends Venue {}

  static final class Quote implements Serializable {
    Venue venue = new Venue();
    Object any;
    Quote self;
    List<Shop.Event> events;
  }

  final class Inner implements Serializable {}

  static final class Failure extends Exception {}

  private final Quote quote = new Quote();

  @Test
  void aTransientField() {
    quote.venue.secret = "x";
    for (String word : Codecs.NAMES) {
      assertLossy(word, "Quote.venue.secret would not come back from " + word + " as it was");
    }
  }

  /** The first value of a class proves little for one with other fields set. */
  @Test
  void eachShapeIsLookedAt() throws Exception {
    for (String word : Codecs.NAMES) {
      ValueCodec codec = Sample.codec(Quote.class, word);
      quote.venue.secret = null;
      codec.encode(quote, Sample.KEY, 1, 0);
      quote.venue.secret = "x";
      assertThrows(LossyValueException.class, () -> codec.encode(quote, Sample.KEY, 1, 0));
    }
  }

  @Test
  void aClassThatTheDeclaredTypeDoesNotName() throws Exception {
    quote.any = new Shop.Moved(Shop.Side.ASK);
    assertLossy(
        "json",
        "Quote.any is a dev.refrain.codec.Shop$Moved, which the declared type does not name:"
            + " add its package to 'allow'");
    assertLossy(
        "java",
        "Quote holds a dev.refrain.codec.Shop$Moved, which the declared type does not name:"
            + " add its package to 'allow'");
    for (String word : Codecs.NAMES) {
      for (String allow : List.of("dev.refrain.codec", "dev.refrain.codec.**", "dev.refrain.**")) {
        ValueCodec codec = Sample.codec(Quote.class, word, allow);
        byte[] bytes = codec.encode(quote, Sample.KEY, 1, 0);
        Quote back = (Quote) codec.decode(bytes, Sample.KEY).value();
        assertEquals(quote.any, back.any);
      }
      for (String allow : List.of("dev.refrain", "dev.refrain.code.**", "dev.refrain.codec.x.**")) {
        assertThrows(
            LossyValueException.class,
            () -> Sample.codec(Quote.class, word, allow).encode(quote, Sample.KEY, 1, 0),
            allow);
      }
    }
  }

  @Test
  void aLazyProxy() {
    quote.venue = new Venue$HibernateProxy$x();
    assertLossy(
        "json",
        "Quote.venue is a dev.refrain.codec.LossTest$Venue$HibernateProxy$x, which is made at run"
            + " time, such as a proxy or a lambda");
    quote.venue = null;
    quote.any =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Comparable.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("nobody calls it");
            });
    for (String word : Codecs.NAMES) {
      assertThrows(
          LossyValueException.class,
          () -> Sample.codec(Quote.class, word).encode(quote, Sample.KEY, 1, 0));
    }
  }

  @Test
  void aValueThatRefersToItself() {
    quote.self = quote;
    String[] lines = lossy("json", Quote.class, quote).split("…");
    assertEquals(
        "Quote.self.self.self.self.self.self.self  refers to itself, or is more than 400 objects"
            + " deep",
        String.join("", lines));
  }

  @Test
  void whatJsonHasNoFormFor() {
    quote.any = new TreeSet<String>(Comparator.reverseOrder());
    assertLossy("json", "Quote.any has a comparator of its own");
    quote.any = Thread.currentThread();
    assertLossy("json", "Quote.any is a java.lang.Thread, for which JSON has no form");
    assertEquals(
        "Inner is a dev.refrain.codec.LossTest$Inner, an inner class that holds its outer object:"
            + " make it static",
        lossy("json", Inner.class, new Inner()));
    assertEquals(
        "Failure is a dev.refrain.codec.LossTest$Failure, which extends java.lang.Throwable, whose"
            + " fields are the JDK's own",
        lossy("json", Failure.class, new Failure()));
  }

  @Test
  void whatIsNotSerializable() {
    assertEquals(
        "Optional holds a java.util.Optional, which is not serializable",
        lossy("java", Optional.class, Optional.of("x")));
  }

  @Test
  void whatCannotChangeIsNotCopied() throws Exception {
    Shop.Money money = Shop.money("1");
    for (Object each :
        List.of("x", 1, BigDecimal.ONE, Instant.EPOCH, Shop.Side.ASK, money, Optional.of(money))) {
      assertSame(each, Sample.codec(Object.class, "json").copy(each));
    }
    Shop.Quote changeable = Shop.Quote.of("x");
    Object copy = Sample.codec(Shop.Quote.class, "json").copy(changeable);
    assertNotNull(copy);
    assertNotSame(changeable, copy);
    quote.venue.secret = "x";
    assertThrows(LossyValueException.class, () -> Sample.codec(Quote.class, "json").copy(quote));
  }

  private void assertLossy(String word, String message) {
    assertEquals(message, lossy(word, Quote.class, quote));
  }

  private static String lossy(String word, Type type, Object value) {
    return assertThrows(
            LossyValueException.class,
            () -> Sample.codec(type, word).encode(value, Sample.KEY, 1, 0))
        .getMessage();
  }
}
