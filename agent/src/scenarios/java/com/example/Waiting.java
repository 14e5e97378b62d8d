package com.example;

import java.io.IOException;

/** Says that it is there, and stays until its standard input ends. */
public final class Waiting {
  private Waiting() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("ready");
    int next;
    do {
      next = System.in.read();
    } while (next >= 0);
    System.out.println("done");
  }
}
