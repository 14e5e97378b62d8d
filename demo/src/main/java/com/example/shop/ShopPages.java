package com.example.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The endpoints: what each of them asks the back ends for, and the JSON it makes of that. */
final class ShopPages {
  private final Catalogue catalogue;
  private final SalesReport report;
  private final PartnerClient partner;
  private final Database database;

  ShopPages(Database database, PartnerClient partner) {
    this.catalogue = new Catalogue(database);
    this.report = new SalesReport(database);
    this.partner = partner;
    this.database = database;
  }

  CompletableFuture<String> answer(Request request) {
    if (request.is("GET", "products", "*")) {
      return product(
          productId(request), request.field("currency", "EUR"), request.field("country", "DE"));
    }
    if (request.is("POST", "products", "*", "price")) {
      return setPrice(productId(request), Request.number("cents", request.field("cents", "")));
    }
    if (request.is("GET", "categories", "*")) {
      return category(request.segment(1), Request.number("page", request.field("page", "1")));
    }
    if (request.is("GET", "search")) {
      return search(request.field("q", ""));
    }
    if (request.is("GET", "report")) {
      return report.build().thenApply(ShopPages::reportJson);
    }
    if (request.is("GET", "stats")) {
      return stats();
    }
    throw new NotFoundException("no such page");
  }

  private static int productId(Request request) {
    return Request.number("product id", request.segment(1));
  }

  private CompletableFuture<String> product(int id, String currency, String country) {
    CompletableFuture<Product> product = existing(id);
    CompletableFuture<BigDecimal> rate = partner.rate(currency);
    int days = partner.deliveryDays(country);
    return product.thenCombine(
        rate,
        (found, factor) -> {
          Json json = new Json().object();
          fields(json, found);
          BigDecimal price = BigDecimal.valueOf(found.getPriceCents(), 2).multiply(factor);
          json.object("price").field("currency", currency);
          json.number("amount", price.setScale(2, RoundingMode.HALF_UP)).endObject();
          json.object("delivery").field("country", country).field("days", days).endObject();
          return json.endObject().toString();
        });
  }

  private CompletableFuture<Product> existing(int id) {
    return catalogue
        .find(id)
        .thenApply(
            found -> {
              if (found == null) {
                throw new NotFoundException("unknown product " + id);
              }
              return found;
            });
  }

  /** One page of a category, one product after the other: nobody had time to write the join. */
  private CompletableFuture<String> category(String slug, int page) {
    if (page < 1) {
      throw new IllegalArgumentException("page must be at least 1, not '" + page + "'");
    }
    List<Integer> ids = catalogue.idsIn(slug, page);
    if (ids.isEmpty()) {
      throw new NotFoundException("nothing on page " + page + " of " + slug);
    }
    Json json = new Json().object().field("category", slug).field("page", page).array("products");
    for (int id : ids) {
      Product product = catalogue.find(id).join();
      fields(json.object(), product);
      json.field("stock", partner.stock(product.getSku()).join()).endObject();
    }
    return CompletableFuture.completedFuture(json.endArray().endObject().toString());
  }

  private CompletableFuture<String> search(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("q must not be empty");
    }
    return catalogue
        .search(text)
        .thenApply(
            found -> {
              Json json = new Json().object().field("q", text).array("products");
              for (Product product : found) {
                fields(json.object(), product);
                json.endObject();
              }
              return json.endArray().endObject().toString();
            });
  }

  private CompletableFuture<String> setPrice(int id, int cents) {
    if (cents < 1) {
      throw new IllegalArgumentException("cents must be at least 1, not '" + cents + "'");
    }
    return existing(id)
        .thenCompose(product -> catalogue.setPrice(product, cents))
        .thenApply(
            done ->
                new Json().object().field("id", id).field("cents", cents).endObject().toString());
  }

  /** What the back ends were asked, by their own counts. */
  private CompletableFuture<String> stats() {
    return partner
        .count()
        .thenApply(
            calls ->
                new Json()
                    .object()
                    .field("databaseQueries", database.queries())
                    .field("databaseUpdates", database.updates())
                    .field("partnerCalls", calls)
                    .endObject()
                    .toString());
  }

  private static String reportJson(List<CategorySummary> lines) {
    Json json = new Json().object().array("categories");
    for (CategorySummary line : lines) {
      json.object().field("name", line.getName()).field("products", line.getProducts());
      json.field("averagePriceCents", line.getAveragePriceCents());
      json.field("soldUnits", line.getSoldUnits()).field("revenueCents", line.getRevenueCents());
      json.field("bestSeller", line.getBestSeller()).endObject();
    }
    return json.endArray().endObject().toString();
  }

  private static void fields(Json json, Product product) {
    json.field("id", product.getId()).field("sku", product.getSku());
    json.field("category", product.getCategory()).field("name", product.getName());
    json.field("colour", product.getColour()).field("weightGrams", product.getWeightGrams());
    json.field("priceCents", product.getPriceCents());
  }
}
