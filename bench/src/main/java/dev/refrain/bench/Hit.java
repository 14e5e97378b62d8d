package dev.refrain.bench;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls that find what they ask for. */
@State(Scope.Benchmark)
public abstract class Hit {
  private long loads;

  /** Asks for everything twice; the second time nothing may be loaded. */
  @Setup
  public void fill(Market market) {
    int things = market.demand().things();
    for (int thing = 0; thing < things; thing++) {
      ask(market, thing);
    }
    loads = market.quotes().loads();
    Expected.equal((long) things, loads);
    for (int thing = 0; thing < things; thing++) {
      ask(market, thing);
    }
    check(market);
  }

  /** Calls the method that is measured, and sees that it gives the right thing. */
  abstract void ask(Market market, int thing);

  @TearDown
  public void check(Market market) {
    Expected.equal(loads, market.quotes().loads());
  }
}
