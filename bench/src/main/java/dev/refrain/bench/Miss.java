package dev.refrain.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls that do not find what they ask for: they load it, and something else has to go. */
@State(Scope.Benchmark)
public class Miss {
  private long calls;

  @Benchmark
  public Object miss(Market market, Caller caller) {
    calls++;
    return market.quotes().find(caller.symbol(caller.next()));
  }

  /** The least frequent may stay a while, so a call in a hundred may find it again. */
  @TearDown
  public void check(Market market) {
    long loads = market.quotes().loads();
    if (loads < calls * 0.98 || loads > calls) {
      throw new AssertionError(calls + " calls loaded " + loads + " times");
    }
  }
}
