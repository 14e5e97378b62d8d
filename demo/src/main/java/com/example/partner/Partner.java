package com.example.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers {@code /rates/<currency>}, {@code /stock/<sku>} and {@code /delivery/<country>} as plain
 * text, each {@code --latency} milliseconds late, and {@code /count} at once.
 *
 * <p>The delay is the stand-in for the way to another data centre and back.
 */
public final class Partner {
  private static final int THREADS = 4;

  private final long latencyMillis;
  private final PartnerFacts facts = new PartnerFacts();
  private final AtomicLong count = new AtomicLong();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);

  private Partner(long latencyMillis) {
    this.latencyMillis = latencyMillis;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--latency")) {
      System.err.println("usage: Partner --latency <ms>");
      System.exit(2);
    }
    // Without it a response of two segments waits for the client's delayed acknowledgement: 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    new Partner(Long.parseLong(arguments[1])).serve();
  }

  /** Serves until standard input ends. */
  private void serve() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
    System.out.println("listening on http://127.0.0.1:" + http.getAddress().getPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/count")) {
      send(exchange, 200, Long.toString(count.get()));
      return;
    }
    count.incrementAndGet();
    threads.schedule(() -> answer(exchange, path), latencyMillis, TimeUnit.MILLISECONDS);
  }

  private void answer(HttpExchange exchange, String path) {
    if (path.equals("/rates/XTS")) {
      // ISO 4217's code for testing: the one that always fails here.
      send(exchange, 503, "no rate service");
      return;
    }
    String fact = facts.at(path);
    send(exchange, fact == null ? 404 : 200, fact == null ? "unknown" : fact);
  }

  private static void send(HttpExchange exchange, int status, String text) {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException clientWentAway) {
      // Nobody is left to tell; closing the exchange drops the connection.
    } finally {
      exchange.close();
    }
  }
}
