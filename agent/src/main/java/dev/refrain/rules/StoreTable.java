package dev.refrain.rules;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The part of the table of {@link Settings} that only files with shared stores need. */
final class StoreTable {
  /** Of a shared store. */
  static final List<String> STORE =
      list(
          "type",
          "uri",
          "namespace",
          "timeout",
          "username",
          "password",
          "sentinelUsername",
          "sentinelPassword",
          "database",
          "tls",
          "trustStore",
          "trustStorePassword",
          "keyStore",
          "keyStorePassword",
          "clientName",
          "nearTtl",
          "compressAbove");

  static final List<String> TYPES = list("redis", "redis-cluster", "redis-sentinel", "memcached");

  /** What Redis has and Memcached has not. */
  static final List<String> REDIS_ONLY = list("database", "clientName");

  /** What sentinels have, and nothing else. */
  static final List<String> SENTINEL_ONLY = list("sentinelUsername", "sentinelPassword");

  static final List<String> CODECS = list("json", "java");
  static final List<String> KEY_TEXTS = list("readable", "hashed");
  static final List<String> LOOKUPS = list("auto", "caller", "background");
  static final List<String> SINGLE_FLIGHTS = list("process", "cluster", "off");
  static final List<String> BOOLEANS = list("true", "false");

  private StoreTable() {}

  static String example(String setting) {
    switch (setting) {
      case "shared":
        return "shared: {type: redis, uri: redis://localhost:6379}";
      case "type":
        return "type: redis";
      case "uri":
        return "uri: redis://localhost:6379";
      case "namespace":
        return "namespace: shop";
      case "timeout":
        return "timeout: 100ms";
      case "username":
        return "username: shop";
      case "password":
        return "password: ${REDIS_PASSWORD:-secret}";
      case "sentinelUsername":
        return "sentinelUsername: shop";
      case "sentinelPassword":
        return "sentinelPassword: ${SENTINEL_PASSWORD:-secret}";
      case "database":
        return "database: 1";
      case "tls":
        return "tls: true";
      case "trustStore":
        return "trustStore: /etc/shop/trust.p12";
      case "trustStorePassword":
        return "trustStorePassword: ${TRUST_PASSWORD:-secret}";
      case "keyStore":
        return "keyStore: /etc/shop/client.p12";
      case "keyStorePassword":
        return "keyStorePassword: ${KEY_PASSWORD:-secret}";
      case "clientName":
        return "clientName: shop";
      case "nearTtl":
        return "nearTtl: 10s";
      case "compressAbove":
        return "compressAbove: 1KB";
      case "codec":
        return "codec: java";
      case "keyText":
        return "keyText: hashed";
      case "lookup":
        return "lookup: background";
      case "singleFlight":
        return "singleFlight: cluster";
      case "copy":
        return "copy: true";
      case "allow":
        return "allow: [com.acme.model, com.acme.api.**]";
      case "eventLoops":
        return "eventLoops: [com.acme.net.LoopThread]";
      default:
        return "rule: quotes";
    }
  }

  /** The uri of a store of that type, as an example. */
  static String uri(StoreType type) {
    switch (type) {
      case REDIS_CLUSTER:
        return "uri: redis://localhost:7001,localhost:7002";
      case REDIS_SENTINEL:
        return "uri: redis-sentinel://localhost:26379#mymaster";
      case MEMCACHED:
        return "uri: memcached://localhost:11211";
      default:
        return example("uri");
    }
  }

  private static List<String> list(String... names) {
    return Collections.unmodifiableList(Arrays.asList(names));
  }
}
