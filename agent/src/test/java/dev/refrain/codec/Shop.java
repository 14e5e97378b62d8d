package dev.refrain.codec;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of an application that knows nothing of codecs. */
final class Shop {
  private Shop() {}

  enum Side {
    BID,
    ASK {
      @Override
      public String toString() {
        return "the other one";
      }
    }
  }

  /** Immutable, with a constructor of its own alone. */
  static final class Venue implements Serializable {
    private final String id;
    private final int tier;

    Venue(String identifier, int level) {
      if (level < 0) {
        throw new IllegalArgumentException("no such level");
      }
      this.id = identifier;
      this.tier = level;
    }
  }

  /** As records are. */
  record Money(BigDecimal amount, Currency currency) implements Serializable {}

  /** A class with a superclass whose field has the same name. */
  static class Named implements Serializable {
    private String name = "above";
    protected transient int reads;
  }

  static final class Quote extends Named {
    private String name;
    private Venue venue;
    private Money price;
    private final Map<Side, List<BigDecimal>> levels = new EnumMap<>(Side.class);
    private Instant time;
    private byte[] signature;
    private char mark = '\ud800';
    private boolean open;
    private Long volume;
    private Quote previous;

    private Quote() {}

    static Quote of(String name) {
      Quote quote = new Quote();
      quote.name = name;
      quote.venue = new Venue("XETR \"1\" \u00e9\u20ac\ud83d\ude00", 2);
      quote.price = new Money(new BigDecimal("12.3400"), Currency.getInstance("EUR"));
      quote.levels.put(Side.ASK, new ArrayList<>(List.of(new BigDecimal("1E+3"))));
      quote.levels.put(Side.BID, new ArrayList<>());
      quote.time = Instant.parse("2026-01-02T03:04:05.000000006Z");
      quote.signature = new byte[] {0, -1, 127};
      quote.volume = Long.MIN_VALUE;
      return quote;
    }

    Quote after(Quote before) {
      previous = before;
      return this;
    }
  }

  /** Generic, and of itself. */
  static class Page<T> implements Serializable {
    final T first;
    final T[] rest;
    final Page<List<T>> deeper;

    Page(T first, T[] rest, Page<List<T>> deeper) {
      this.first = first;
      this.rest = rest;
      this.deeper = deeper;
    }
  }

  /** Nested classes are what one expects of it. */
  interface Event {
    record Traded(Money price, LocalDate day) implements Event, Serializable {}

    final class Halted implements Event, Serializable {
      private final String reason;

      Halted(String reason) {
        this.reason = reason;
      }
    }
  }

  /** Beside the interface, not within. */
  record Moved(Side side) implements Event, Serializable {}

  /** A collection of the application's own. */
  static final class Basket extends ArrayList<Money> {}

  static final class Bag implements Serializable {
    Event event = new Event.Halted("fire");
    Event other = new Event.Traded(money("1.50"), LocalDate.of(2026, 2, 28));
    Object anything = List.of("a", 1, 2L, money("2"), new LinkedHashMap<>(Map.of("@", "=")));
    Number number = 1.5f;
    Optional<Quote> quote;

    Bag(Quote quote) {
      this.quote = Optional.of(quote);
    }
  }

  static Money money(String amount) {
    return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  static Basket basket(String... amounts) {
    Basket basket = new Basket();
    for (String each : amounts) {
      basket.add(money(each));
    }
    return basket;
  }
}
