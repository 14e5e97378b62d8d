package dev.refrain.rules;

/** What kind of store a shared store is. */
public enum StoreType {
  REDIS("redis", 6379),
  REDIS_CLUSTER("redis-cluster", 6379),
  REDIS_SENTINEL("redis-sentinel", 26379),
  MEMCACHED("memcached", 11211);

  private final String text;
  private final int port;

  StoreType(String text, int port) {
    this.text = text;
    this.port = port;
  }

  /** What one of {@link StoreTable#TYPES} means. */
  static StoreType of(String text) {
    StoreType found = REDIS;
    for (StoreType type : values()) {
      found = type.text.equals(text) ? type : found;
    }
    return found;
  }

  /** How a rules file writes it. */
  public String text() {
    return text;
  }

  /** The port of a host that is written without one. */
  int port() {
    return port;
  }
}
