package dev.refrain.bench;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One thread's way through what it asks for, all names at hand beforehand. */
@State(Scope.Thread)
public class Caller {
  private String[] symbols;
  private String[] venues;
  private int[] instruments;
  private int next;

  @Setup
  public void choose(Market market) {
    int[] row = market.demand().row(System.identityHashCode(this));
    symbols = new String[row.length];
    venues = new String[row.length];
    instruments = new int[row.length];
    for (int i = 0; i < row.length; i++) {
      symbols[i] = market.symbol(row[i]);
      venues[i] = market.venue(row[i]);
      instruments[i] = market.instrument(row[i]);
    }
  }

  /** Goes on to the next thing. */
  int next() {
    return next++ & symbols.length - 1;
  }

  String symbol(int at) {
    return symbols[at];
  }

  String venue(int at) {
    return venues[at];
  }

  int instrument(int at) {
    return instruments[at];
  }
}
