package dev.refrain.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A contender, and the names of everything that it may be asked for. */
@State(Scope.Benchmark)
public class Market {
  private static final String[] VENUES = {"Amsterdam", "Frankfurt", "London", "Zurich"};

  /** Small numbers are boxed without an allocation; real identifiers are not small. */
  private static final int FIRST_INSTRUMENT = 1_000;

  @Param({"floor", "hand", "woven"})
  String contender;

  @Param({"FEW", "NEARLY_FULL", "ZIPF", "EVER_NEW"})
  Demand demand;

  private String[] symbols;
  private Contender quotes;

  @Setup
  public void open() {
    symbols = new String[demand.things()];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = "symbol-" + i;
    }
    quotes = Contender.named(contender);
  }

  Demand demand() {
    return demand;
  }

  Contender quotes() {
    return quotes;
  }

  String symbol(int thing) {
    return symbols[thing];
  }

  String venue(int thing) {
    return VENUES[thing % VENUES.length];
  }

  int instrument(int thing) {
    return FIRST_INSTRUMENT + thing;
  }
}
