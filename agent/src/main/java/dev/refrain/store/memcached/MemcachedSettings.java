package dev.refrain.store.memcached;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where the nodes are and how to speak to them. Immutable; its text holds no secret. */
public final class MemcachedSettings {
  /** The least ttl that the server can count; values with a shorter one are not kept. */
  static final long MINIMUM_TTL_MILLIS = 1000;

  private final List<NodeAddress> nodes;
  private final @Nullable SSLContext tls;
  private final @Nullable String username;
  private final @Nullable String password;
  private final long timeoutNanos;

  /**
   * Settings.
   *
   * @param nodes at least one; the order does not matter, the spelling does: every process has to
   *     name them alike
   * @param tls {@code null}: in the clear
   * @param password {@code null}: no login
   * @param timeoutNanos of a request, with all its commands
   */
  public MemcachedSettings(
      List<NodeAddress> nodes,
      @Nullable SSLContext tls,
      @Nullable String username,
      @Nullable String password,
      long timeoutNanos) {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("no node");
    }
    this.nodes = Collections.unmodifiableList(new ArrayList<>(nodes));
    this.tls = tls;
    this.username = username;
    this.password = password;
    this.timeoutNanos = timeoutNanos;
  }

  List<NodeAddress> nodes() {
    return nodes;
  }

  @Nullable SSLContext tls() {
    return tls;
  }

  @Nullable String username() {
    return username;
  }

  @Nullable String password() {
    return password;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  @Override
  public String toString() {
    return "memcached at " + nodes;
  }
}
