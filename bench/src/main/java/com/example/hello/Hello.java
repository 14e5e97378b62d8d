package com.example.hello;

/** The smallest program with a method that a rule could name. */
public class Hello {
  String greeting(String whom) {
    return "Hello, " + whom;
  }

  public static void main(String[] arguments) {
    System.out.println(new Hello().greeting("world"));
  }
}
