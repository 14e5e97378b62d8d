package com.example.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The client of the partner's HTTP API: exchange rates, stock, delivery times. */
final class PartnerClient {
  private final URI partner;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  PartnerClient(URI partner) {
    this.partner = partner;
  }

  /** Units of the currency for one euro. */
  CompletableFuture<BigDecimal> rate(String currency) {
    return http.sendAsync(get("/rates/", currency), BodyHandlers.ofString())
        .thenApply(response -> new BigDecimal(text(response, "currency", currency)));
  }

  CompletableFuture<Integer> stock(String sku) {
    return http.sendAsync(get("/stock/", sku), BodyHandlers.ofString())
        .thenApply(response -> Integer.valueOf(text(response, "sku", sku)));
  }

  /** Days until a parcel arrives in that country. Waits for the partner. */
  int deliveryDays(String country) {
    try {
      HttpResponse<String> response =
          http.send(get("/delivery/", country), BodyHandlers.ofString());
      return Integer.parseInt(text(response, "country", country));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("partner: interrupted", stopping);
    }
  }

  /** How many requests the partner has answered, by its own count. */
  CompletableFuture<Long> count() {
    return http.sendAsync(get("/count", ""), BodyHandlers.ofString())
        .thenApply(response -> Long.valueOf(text(response, "path", "/count")));
  }

  private HttpRequest get(String path, String last) {
    String segment = URLEncoder.encode(last, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(partner.resolve(path + segment))
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  private static String text(HttpResponse<String> response, String what, String value) {
    if (response.statusCode() == 404) {
      throw new NotFoundException("unknown " + what + " " + value);
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "partner: " + response.statusCode() + " for " + what + " " + value);
    }
    return response.body().trim();
  }
}
