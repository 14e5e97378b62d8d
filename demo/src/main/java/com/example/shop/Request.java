package com.example.shop;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One request, read: method, path segments, and the fields of the query and the form. */
final class Request {
  private final String method;
  private final String[] path;
  private final Map<String, String> fields = new HashMap<>();

  private Request(String method, String[] path) {
    this.method = method;
    this.path = path;
  }

  static Request read(HttpExchange exchange) throws IOException {
    Request request =
        new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath().split("/", -1));
    request.parse(exchange.getRequestURI().getRawQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    request.parse(new String(body, StandardCharsets.UTF_8).trim());
    return request;
  }

  /** Do method and path fit, {@code *} standing for any one segment? */
  boolean is(String wanted, String... segments) {
    if (!method.equals(wanted) || path.length != segments.length + 1) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      if (!segments[i].equals("*") && !segments[i].equals(path[i + 1])) {
        return false;
      }
    }
    return true;
  }

  String segment(int index) {
    return path[index + 1];
  }

  String field(String name, String otherwise) {
    return fields.getOrDefault(name, otherwise);
  }

  /** Such a number, or 400. */
  static int number(String what, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException(what + " must be a whole number, not '" + text + "'");
    }
  }

  private void parse(String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return;
    }
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
  }
}
