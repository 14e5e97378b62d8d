package com.example.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What each category has sold: aggregate queries per category, all categories at once. */
final class SalesReport {
  private static final String SALES =
      "SELECT p.name, SUM(l.quantity), SUM(l.paid_cents)"
          + " FROM product p JOIN order_line l ON l.product_id = p.id"
          + " WHERE p.category = ? GROUP BY p.id, p.name ORDER BY SUM(l.quantity) DESC, p.id";
  private static final String RANGE =
      "SELECT c.name, COUNT(*), CAST(AVG(p.price_cents) AS BIGINT)"
          + " FROM category c JOIN product p ON p.category = c.slug"
          + " WHERE c.slug = ? GROUP BY c.name";

  private final Database database;

  SalesReport(Database database) {
    this.database = database;
  }

  CompletableFuture<List<CategorySummary>> build() {
    return database
        .async(() -> database.query("SELECT slug FROM category ORDER BY slug", r -> r.getString(1)))
        .thenCompose(this::summariseAll);
  }

  private CompletableFuture<List<CategorySummary>> summariseAll(List<String> categories) {
    List<CompletableFuture<CategorySummary>> lines = new ArrayList<>();
    for (String category : categories) {
      lines.add(summarise(category));
    }
    return CompletableFuture.allOf(lines.toArray(new CompletableFuture<?>[0]))
        .thenApply(
            done -> {
              List<CategorySummary> report = new ArrayList<>();
              for (CompletableFuture<CategorySummary> line : lines) {
                report.add(line.join());
              }
              return report;
            });
  }

  private CompletableFuture<CategorySummary> summarise(String category) {
    return database.async(
        () -> {
          List<Sales> sales =
              database.query(
                  SALES,
                  row -> new Sales(row.getString(1), row.getLong(2), row.getLong(3)),
                  category);
          return database
              .query(
                  RANGE,
                  row -> summary(row.getString(1), row.getInt(2), row.getLong(3), sales),
                  category)
              .get(0);
        });
  }

  private static CategorySummary summary(
      String name, int products, long averagePriceCents, List<Sales> sales) {
    long units = 0;
    long revenueCents = 0;
    for (Sales product : sales) {
      units += product.units;
      revenueCents += product.revenueCents;
    }
    String bestSeller = sales.get(0).product;
    return new CategorySummary(name, products, averagePriceCents, units, revenueCents, bestSeller);
  }

  /** What one product has sold. */
  private static final class Sales {
    private final String product;
    private final long units;
    private final long revenueCents;

    private Sales(String product, long units, long revenueCents) {
      this.product = product;
      this.units = units;
      this.revenueCents = revenueCents;
    }
  }
}
