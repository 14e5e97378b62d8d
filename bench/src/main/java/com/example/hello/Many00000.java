package com.example.hello;

/** What {@link ManyClasses} defines again and again, under other names. */
public class Many00000 {
  private final String text = "Many";

  public int value(String argument) {
    return argument.length() + text.length();
  }

  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text + value(text);
  }
}
