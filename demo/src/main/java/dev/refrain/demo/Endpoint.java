package dev.refrain.demo;

/** The kinds of request in the load, and the share of each in percent. */
enum Endpoint {
  PRODUCT("product page", 74),
  CATEGORY("category page (N+1)", 17),
  REPORT("sales report (fan-out)", 4),
  SEARCH("search (no rule)", 4),
  PRICE("price change (write)", 1);

  private final String label;
  private final int percent;

  Endpoint(String label, int percent) {
    this.label = label;
    this.percent = percent;
  }

  String label() {
    return label;
  }

  static Endpoint at(int percentile) {
    int sum = 0;
    for (Endpoint endpoint : values()) {
      sum += endpoint.percent;
      if (percentile < sum) {
        return endpoint;
      }
    }
    throw new IllegalArgumentException("not below 100: " + percentile);
  }
}
