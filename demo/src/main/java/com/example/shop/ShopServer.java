package com.example.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP side: a pool of threads in front of the pages, and errors as JSON. */
final class ShopServer implements AutoCloseable {
  private static final int THREADS = 64;

  private final HttpServer http;
  private final ExecutorService threads;
  private final ShopPages pages;

  ShopServer(ShopPages pages, int port) throws IOException {
    this.pages = pages;
    this.threads = Executors.newFixedThreadPool(THREADS, new NamedThreads("http"));
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = Request.read(exchange);
    CompletableFuture<String> page;
    try {
      page = pages.answer(request);
    } catch (RuntimeException failed) {
      page = CompletableFuture.failedFuture(failed);
    }
    page.whenComplete(
        (json, failure) -> {
          if (failure == null) {
            send(exchange, 200, json);
          } else {
            Throwable cause = cause(failure);
            send(exchange, status(cause), error(cause));
          }
        });
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static int status(Throwable cause) {
    if (cause instanceof NotFoundException) {
      return 404;
    }
    return cause instanceof IllegalArgumentException ? 400 : 500;
  }

  private static String error(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new Json().object().field("error", message).endObject().toString();
  }

  private static void send(HttpExchange exchange, int status, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    try {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException clientWentAway) {
      // Nobody is left to tell; closing the exchange drops the connection.
    } finally {
      exchange.close();
    }
  }
}
