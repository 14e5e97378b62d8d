package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A service with three methods that are not to be cached as they are, and one that is; calls each a
 * few times, with one argument, and stays until its standard input ends.
 */
public final class Desk {
  private static final int CALLS = 8;
  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  private Desk() {}

  /** A price, and when it was asked for. */
  public static final class Quote {
    private final String symbol;
    private final long asOf;

    Quote(String symbol, long asOf) {
      this.symbol = symbol;
      this.asOf = asOf;
    }

    boolean isAsOfNow() {
      return asOf == System.currentTimeMillis();
    }
  }

  /** What a client, and a tenant, has to pay. */
  public static final class Bill {
    private final String client;
    private final List<Integer> items = new ArrayList<>();

    Bill(String client) {
      this.client = client;
      items.add(client.length());
    }

    String text() {
      return client + " has " + items;
    }
  }

  Bill ofTenant(String client) {
    return new Bill(client + " of " + TENANT.get());
  }

  List<String> open(String client) {
    List<String> open = new ArrayList<>();
    open.add("one of " + client);
    return open;
  }

  Quote quote(String symbol) {
    return new Quote(symbol, System.currentTimeMillis());
  }

  Bill total(String client) {
    return new Bill(client);
  }

  private static String call(Desk desk, int round) {
    TENANT.set(round % 2 == 0 ? "acme" : "emca");
    List<String> open = desk.open("a");
    open.add("mine");
    Quote quote = desk.quote("a");
    // The next one is asked for at another time.
    while (quote.isAsOfNow()) {
      Thread.yield();
    }
    return String.join(
        ", ", desk.ofTenant("a").text(), open.toString(), quote.symbol, desk.total("a").text());
  }

  public static void main(String[] arguments) throws IOException {
    Desk desk = new Desk();
    String seen = "";
    for (int i = 0; i < CALLS; i++) {
      seen = call(desk, i);
    }
    System.out.println(seen);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    while (in.readLine() != null) {
      // It is told nothing but the end.
    }
  }
}
