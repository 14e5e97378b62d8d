package com.example.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables, and what stands in them at first. */
final class Schema {
  private static final String[] STATEMENTS = {
    "CREATE TABLE category(slug VARCHAR(40) PRIMARY KEY, name VARCHAR(80) NOT NULL)"
        + " AS SELECT * FROM CSVREAD('classpath:com/example/shop/category.csv')",
    "CREATE TABLE product(id INT PRIMARY KEY, sku VARCHAR(20) NOT NULL,"
        + " category VARCHAR(40) NOT NULL, name VARCHAR(120) NOT NULL, colour VARCHAR(20) NOT NULL,"
        + " price_cents BIGINT NOT NULL, weight_grams INT NOT NULL)"
        + " AS SELECT * FROM CSVREAD('classpath:com/example/shop/product.csv')",
    "CREATE TABLE order_line(order_id INT, line INT, product_id INT NOT NULL, quantity INT NOT NULL,"
        + " paid_cents BIGINT NOT NULL, country CHAR(2) NOT NULL, ordered_on DATE NOT NULL,"
        + " PRIMARY KEY(order_id, line))"
        + " AS SELECT * FROM CSVREAD('classpath:com/example/shop/order_line.csv')",
    "CREATE INDEX product_category ON product(category)",
    "CREATE INDEX order_line_product ON order_line(product_id)",
  };

  private Schema() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
  }
}
