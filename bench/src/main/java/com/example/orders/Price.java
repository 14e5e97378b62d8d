package com.example.orders;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/** What something costs at some place. Immutable. */
public final class Price implements Serializable {
  private static final long serialVersionUID = 1;

  private final String symbol;
  private final String venue;
  private final BigDecimal amount;
  private final Instant at;

  /** For mappers. */
  @SuppressWarnings("unused")
  private Price() {
    this("", "", BigDecimal.ZERO, Instant.EPOCH);
  }

  public Price(String symbol, String venue, BigDecimal amount, Instant at) {
    this.symbol = symbol;
    this.venue = venue;
    this.amount = amount;
    this.at = at;
  }

  public String symbol() {
    return symbol;
  }

  public String venue() {
    return venue;
  }

  public BigDecimal amount() {
    return amount;
  }

  public Instant at() {
    return at;
  }
}
