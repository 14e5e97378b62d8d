package com.example.shop;

/** One row of the product table. */
final class Product {
  private final int id;
  private final String sku;
  private final String category;
  private final String name;
  private final String colour;
  private final long priceCents;
  private final int weightGrams;

  Product(
      int id,
      String sku,
      String category,
      String name,
      String colour,
      long priceCents,
      int weightGrams) {
    this.id = id;
    this.sku = sku;
    this.category = category;
    this.name = name;
    this.colour = colour;
    this.priceCents = priceCents;
    this.weightGrams = weightGrams;
  }

  int getId() {
    return id;
  }

  String getSku() {
    return sku;
  }

  String getCategory() {
    return category;
  }

  String getName() {
    return name;
  }

  String getColour() {
    return colour;
  }

  long getPriceCents() {
    return priceCents;
  }

  int getWeightGrams() {
    return weightGrams;
  }
}
