package com.example.quotes;

/** A price. Immutable. */
public final class Quote {
  private final String symbol;
  private final long cents;

  public Quote(String symbol, long cents) {
    this.symbol = symbol;
    this.cents = cents;
  }

  public String symbol() {
    return symbol;
  }

  public long cents() {
    return cents;
  }
}
