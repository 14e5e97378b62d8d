package dev.refrain.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** A hit of a method with two {@code String} arguments and an asynchronous result. */
public class TwoArguments extends Hit {
  @Benchmark
  public Object hit(Market market, Caller caller) {
    int at = caller.next();
    return market.quotes().find(caller.symbol(at), caller.venue(at));
  }

  @Override
  void ask(Market market, int thing) {
    String symbol = market.symbol(thing);
    Expected.equal(symbol, market.quotes().find(symbol, market.venue(thing)).join().symbol());
  }
}
