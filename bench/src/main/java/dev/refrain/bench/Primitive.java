package dev.refrain.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** A hit of a plain method from an {@code int} to a {@code long}. */
public class Primitive extends Hit {
  @Benchmark
  public long hit(Market market, Caller caller) {
    return market.quotes().volume(caller.instrument(caller.next()));
  }

  @Override
  void ask(Market market, int thing) {
    int instrument = market.instrument(thing);
    Expected.equal(1_000_000L + instrument, market.quotes().volume(instrument));
  }
}
