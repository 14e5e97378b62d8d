package com.example.orders;

import java.io.Serializable;

/** A part of an order. */
public final class Line implements Serializable {
  private static final long serialVersionUID = 1;

  private String text = "";
  private int count;
  private Price price;

  /** For mappers. */
  @SuppressWarnings("unused")
  private Line() {}

  public Line(String text, int count, Price price) {
    this.text = text;
    this.count = count;
    this.price = price;
  }

  public String text() {
    return text;
  }

  public int count() {
    return count;
  }

  public Price price() {
    return price;
  }
}
