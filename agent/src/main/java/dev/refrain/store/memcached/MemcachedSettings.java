package dev.refrain.store.memcached;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where the nodes are and how to speak to them. Immutable; its text holds no secret. */
public final class MemcachedSettings {
  /** The least ttl that the server can count; values with a shorter one are not kept. */
  public static final long MINIMUM_TTL_MILLIS = 1000;

  public static final int DEFAULT_PORT = 11211;

  private static final String SCHEME = "memcached://";

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

  /** The nodes of a uri, {@code memcached://host:port,host:port}. */
  public static List<NodeAddress> nodes(String uri) {
    if (!uri.startsWith(SCHEME)) {
      throw new IllegalArgumentException("a uri of Memcached begins with " + SCHEME);
    }
    List<NodeAddress> nodes = new ArrayList<>();
    String[] parts = uri.substring(SCHEME.length()).split(",", -1);
    for (int i = 0; i < parts.length; i++) {
      int colon = parts[i].lastIndexOf(':');
      boolean withPort = colon > parts[i].lastIndexOf(']');
      String host = withPort ? parts[i].substring(0, colon) : parts[i];
      if (host.startsWith("[") && host.endsWith("]")) {
        host = host.substring(1, host.length() - 1);
      }
      long port = withPort ? Reply.number(parts[i].substring(colon + 1)) : DEFAULT_PORT;
      if (host.isEmpty() || port < 1 || port > 65535) {
        throw new IllegalArgumentException("node " + (i + 1) + " is not host:port");
      }
      nodes.add(new NodeAddress(host, (int) port));
    }
    return nodes;
  }

  public List<NodeAddress> nodes() {
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

  public long timeoutNanos() {
    return timeoutNanos;
  }

  @Override
  public String toString() {
    return SCHEME + nodes;
  }
}
