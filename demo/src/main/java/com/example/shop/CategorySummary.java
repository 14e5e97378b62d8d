package com.example.shop;

/** One line of the sales report. */
final class CategorySummary {
  private final String name;
  private final int products;
  private final long averagePriceCents;
  private final long soldUnits;
  private final long revenueCents;
  private final String bestSeller;

  CategorySummary(
      String name,
      int products,
      long averagePriceCents,
      long soldUnits,
      long revenueCents,
      String bestSeller) {
    this.name = name;
    this.products = products;
    this.averagePriceCents = averagePriceCents;
    this.soldUnits = soldUnits;
    this.revenueCents = revenueCents;
    this.bestSeller = bestSeller;
  }

  String getName() {
    return name;
  }

  int getProducts() {
    return products;
  }

  long getAveragePriceCents() {
    return averagePriceCents;
  }

  long getSoldUnits() {
    return soldUnits;
  }

  long getRevenueCents() {
    return revenueCents;
  }

  String getBestSeller() {
    return bestSeller;
  }
}
