package dev.refrain.store.redis;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * A store's URI, taken apart: {@code redis://[user:password@]host:port[,host:port][/db][#master]}.
 * Immutable; its text tells no secret.
 */
final class RedisAddress {
  private static final int SERVER_PORT = 6379;
  private static final int SENTINEL_PORT = 26379;

  /** What stands at the address. */
  enum Kind {
    ONE_SERVER("redis", "redis://[user:password@]host:port[/database]", "redis"),
    CLUSTER("redis-cluster", "redis://host:port,host:port", "redis"),
    SENTINEL("redis-sentinel", "redis-sentinel://host:port,host:port[/database]#master", "");

    private final String type;
    private final String form;
    private final String otherScheme;

    Kind(String type, String form, String otherScheme) {
      this.type = type;
      this.form = form;
      this.otherScheme = otherScheme;
    }

    boolean isScheme(String scheme) {
      return scheme.equals(type)
          || scheme.equals(type.replaceFirst("redis", "rediss"))
          || scheme.equals(otherScheme)
          || scheme.equals(otherScheme + "s");
    }

    static Kind of(String type) {
      for (Kind each : values()) {
        if (each.type.equals(type)) {
          return each;
        }
      }
      throw new IllegalArgumentException(
          "type '" + type + "' is none of redis, redis-cluster, redis-sentinel");
    }
  }

  private final Kind kind;
  private final boolean tls;
  private final @Nullable String username;
  private final @Nullable String password;
  private final List<HostAndPort> hosts;
  private final int database;
  private final String master;

  private RedisAddress(Kind kind, String uri) {
    this.kind = kind;
    int schemeEnd = uri.indexOf("://");
    String scheme = schemeEnd < 0 ? "" : uri.substring(0, schemeEnd);
    if (!kind.isScheme(scheme)) {
      throw wrong("it begins with '" + scheme + (schemeEnd < 0 ? "" : "://") + "'");
    }
    this.tls = scheme.startsWith("rediss");
    String rest = uri.substring(schemeEnd + 3);
    // A secret may hold what else divides a URI.
    int at = rest.lastIndexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at);
    rest = rest.substring(at + 1);
    int colon = user.indexOf(':');
    this.username = decoded(colon < 0 ? user : user.substring(0, colon));
    this.password = colon < 0 ? null : decoded(user.substring(colon + 1));

    int hash = rest.indexOf('#');
    this.master = hash < 0 ? "" : rest.substring(hash + 1);
    rest = hash < 0 ? rest : rest.substring(0, hash);
    if (master.isEmpty() != (kind != Kind.SENTINEL)) {
      throw wrong(master.isEmpty() ? "no '#master' at its end" : "nobody needs '#" + master + "'");
    }
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    this.database = path.isEmpty() ? 0 : number(path, "database");
    this.hosts = hosts(slash < 0 ? rest : rest.substring(0, slash));
  }

  static RedisAddress parse(String type, String uri) {
    return new RedisAddress(Kind.of(type), uri);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the URI of a store of type " + kind.type + " looks like " + kind.form + ", but " + what);
  }

  private static @Nullable String decoded(String text) {
    try {
      return text.isEmpty() ? null : URLDecoder.decode(text.replace("+", "%2B"), "UTF-8");
    } catch (IllegalArgumentException | UnsupportedEncodingException e) {
      return text;
    }
  }

  private int number(String text, String what) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong("its " + what + " '" + text + "' is no number");
    }
  }

  private List<HostAndPort> hosts(String text) {
    List<HostAndPort> all = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      int colon = each.lastIndexOf(':');
      boolean withPort = colon > each.lastIndexOf(']');
      String host = withPort ? each.substring(0, colon) : each;
      if (host.isEmpty()) {
        throw wrong("a host is missing");
      }
      int port = kind == Kind.SENTINEL ? SENTINEL_PORT : SERVER_PORT;
      port = withPort ? number(each.substring(colon + 1), "port") : port;
      all.add(new HostAndPort(host.replace("[", "").replace("]", ""), port));
    }
    if (kind == Kind.ONE_SERVER && all.size() > 1) {
      throw wrong("it names " + all.size() + " servers; is it of type redis-cluster?");
    }
    return Collections.unmodifiableList(all);
  }

  Kind kind() {
    return kind;
  }

  boolean isTls() {
    return tls;
  }

  @Nullable String username() {
    return username;
  }

  @Nullable String password() {
    return password;
  }

  List<HostAndPort> hosts() {
    return hosts;
  }

  int database() {
    return database;
  }

  /** The name by which sentinels know the master. */
  String master() {
    return master;
  }

  @Override
  public String toString() {
    return kind.type + " at " + hosts;
  }
}
