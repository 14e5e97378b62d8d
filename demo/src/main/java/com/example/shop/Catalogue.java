package com.example.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The client of the product tables. */
final class Catalogue {
  static final int PAGE_SIZE = 12;
  private static final String COLUMNS =
      "id, sku, category, name, colour, price_cents, weight_grams";

  private final Database database;

  Catalogue(Database database) {
    this.database = database;
  }

  /** The product of that id; completes with null where there is none. */
  CompletableFuture<Product> find(int id) {
    return database.async(
        () -> {
          List<Product> found =
              database.query(
                  "SELECT " + COLUMNS + " FROM product WHERE id = ?", Catalogue::product, id);
          return found.isEmpty() ? null : found.get(0);
        });
  }

  /** The ids on one page of a category, by name; empty past the end. Waits for the database. */
  List<Integer> idsIn(String category, int page) {
    return Collections.unmodifiableList(
        database.query(
            "SELECT id FROM product WHERE category = ? ORDER BY name, id LIMIT ? OFFSET ?",
            row -> row.getInt(1),
            category,
            PAGE_SIZE,
            (page - 1) * PAGE_SIZE));
  }

  /** The first ten products with the text in their name or colour: a scan of the whole table. */
  CompletableFuture<List<Product>> search(String text) {
    String pattern = "%" + text.toLowerCase(java.util.Locale.ROOT) + "%";
    return database.async(
        () ->
            database.query(
                "SELECT "
                    + COLUMNS
                    + " FROM product WHERE LOWER(name) LIKE ? OR colour LIKE ? ORDER BY id LIMIT 10",
                Catalogue::product,
                pattern,
                pattern));
  }

  CompletableFuture<Void> setPrice(Product product, long cents) {
    return database.async(
        () -> {
          database.update(
              "UPDATE product SET price_cents = ? WHERE id = ?", cents, product.getId());
          return null;
        });
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        row.getInt(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getInt(7));
  }
}
