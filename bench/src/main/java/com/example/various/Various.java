package com.example.various;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Methods of many kinds, each of them under a rule of its own. */
public class Various {
  public CompletableFuture<String> text(String text) {
    return CompletableFuture.completedFuture(text + ".");
  }

  public CompletionStage<Long> number(Long number) {
    return CompletableFuture.completedFuture(number + 1);
  }

  public String unit(TimeUnit unit) {
    return unit + ".";
  }

  public int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  public double half(double number) {
    return number / 2;
  }

  public String pair(String one, int other) {
    return one + other;
  }

  public String three(String one, long other, boolean third) {
    return one + other + third;
  }

  public String four(int one, int two, String three, String four) {
    return one + two + three + four;
  }

  public String nothing() {
    return "nothing";
  }

  public String property(List<String> parts) {
    return String.join(",", parts);
  }

  /** Calls each method with the thing of a number. */
  public void all(int number) {
    text("text-" + number).join();
    number(number + 1_000L);
    unit(TimeUnit.values()[number % TimeUnit.values().length]);
    sum(List.of(number, number + 1));
    half(number);
    pair("pair", number);
    three("three", number, number % 2 == 0);
    four(number, 2, "three", "four");
    nothing();
    property(List.of("one", "part-" + number));
  }
}
