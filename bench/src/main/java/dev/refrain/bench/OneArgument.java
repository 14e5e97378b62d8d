package dev.refrain.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** A hit of a method with one {@code String} argument and an asynchronous result. */
public class OneArgument extends Hit {
  @Benchmark
  public Object hit(Market market, Caller caller) {
    return market.quotes().find(caller.symbol(caller.next()));
  }

  @Override
  void ask(Market market, int thing) {
    String symbol = market.symbol(thing);
    Expected.equal(symbol, market.quotes().find(symbol).join().symbol());
  }
}
