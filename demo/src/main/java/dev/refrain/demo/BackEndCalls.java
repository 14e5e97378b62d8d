package dev.refrain.demo;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the back ends say they were asked. */
record BackEndCalls(long databaseQueries, long databaseUpdates, long partnerCalls) {
  static BackEndCalls read(URI shop) throws IOException {
    try (HttpLine line = new HttpLine(shop)) {
      String stats = line.get("/stats").body();
      return new BackEndCalls(
          number(stats, "databaseQueries"),
          number(stats, "databaseUpdates"),
          number(stats, "partnerCalls"));
    }
  }

  BackEndCalls since(BackEndCalls earlier) {
    return new BackEndCalls(
        databaseQueries - earlier.databaseQueries,
        databaseUpdates - earlier.databaseUpdates,
        partnerCalls - earlier.partnerCalls);
  }

  long database() {
    return databaseQueries + databaseUpdates;
  }

  private static long number(String json, String name) throws IOException {
    Matcher field = Pattern.compile('"' + name + "\":([0-9]+)").matcher(json);
    if (!field.find()) {
      throw new IOException("no " + name + " in " + json);
    }
    return Long.parseLong(field.group(1));
  }
}
