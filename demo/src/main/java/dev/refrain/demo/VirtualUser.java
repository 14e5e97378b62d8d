package dev.refrain.demo;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one request after the other until the load or its turns are over, and looks at each answer.
 */
final class VirtualUser implements Runnable {
  private static final long PAUSE_AFTER_FAILURE_NANOS = 10_000_000L;

  private final URI shop;
  private final RequestMix mix;
  private final long begin;
  private final long end;
  private final int turns;
  private final LongAdder answered;
  private final LongAdder errors;
  private final LongAdder stale;
  private final Samples samples = new Samples();
  private HttpLine line;

  VirtualUser(URI shop, RequestMix mix, long begin, long end, int turns, LoadCounters counters) {
    this.shop = shop;
    this.mix = mix;
    this.begin = begin;
    this.end = end;
    this.turns = turns;
    this.answered = counters.answered();
    this.errors = counters.errors();
    this.stale = counters.stale();
  }

  Samples samples() {
    return samples;
  }

  @Override
  public void run() {
    for (int turn = 0; turn < turns && System.nanoTime() < end; turn++) {
      Endpoint endpoint = mix.endpoint();
      switch (endpoint) {
        case PRODUCT -> get(endpoint, mix.product());
        case CATEGORY -> get(endpoint, mix.category());
        case REPORT -> get(endpoint, "/report");
        case SEARCH -> get(endpoint, mix.search());
        case PRICE -> changePrice();
      }
    }
    disconnect();
  }

  /** Writes, reads, and counts an answer that does not show what was written. */
  private void changePrice() {
    int id = mix.ownProduct();
    int cents = mix.cents();
    if (!send(Endpoint.PRICE, "/products/" + id + "/price", "cents=" + cents).isEmpty()) {
      String page = get(Endpoint.PRODUCT, "/products/" + id);
      if (!page.isEmpty() && !page.contains("\"priceCents\":" + cents + ",")) {
        stale.increment();
      }
    }
  }

  private String get(Endpoint endpoint, String target) {
    return send(endpoint, target, null);
  }

  /** The body, or an empty text after an error. */
  private String send(Endpoint endpoint, String target, String form) {
    long start = System.nanoTime();
    try {
      if (line == null) {
        line = new HttpLine(shop);
      }
      HttpLine.Response response = form == null ? line.get(target) : line.post(target, form);
      long now = System.nanoTime();
      samples.add(endpoint, (now - begin) / 1_000_000, (now - start) / 1_000);
      answered.increment();
      if (response.status() == 200) {
        return response.body();
      }
    } catch (IOException broken) {
      disconnect();
      LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
    }
    errors.increment();
    return "";
  }

  private void disconnect() {
    try {
      if (line != null) {
        line.close();
      }
    } catch (IOException alreadyGone) {
      // What was to be closed is closed.
    }
    line = null;
  }
}
