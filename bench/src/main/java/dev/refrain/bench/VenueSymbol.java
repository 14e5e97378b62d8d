package dev.refrain.bench;

/** A key of two parts, as one writes it by hand. Immutable. */
record VenueSymbol(String symbol, String venue) {
  // Not the record's own: that one is linked by invokedynamic, and slower before it is inlined.
  @Override
  public int hashCode() {
    return symbol.hashCode() * 31 + venue.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VenueSymbol that
        && symbol.equals(that.symbol)
        && venue.equals(that.venue);
  }
}
