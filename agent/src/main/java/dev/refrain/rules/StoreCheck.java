package dev.refrain.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds settings of a store that make no sense together. */
final class StoreCheck {
  private final Scope scope;
  private final Map<String, Setting> settings;
  private final StoreDraft draft;

  StoreCheck(Scope scope, Map<String, Setting> settings, StoreDraft draft) {
    this.scope = scope;
    this.settings = settings;
    this.draft = draft;
  }

  void check(StoreType type) {
    if (type == StoreType.MEMCACHED) {
      for (int i = 0; i < StoreTable.REDIS_ONLY.size(); i++) {
        problem(StoreTable.REDIS_ONLY.get(i), "does not go with type memcached", "remove it");
      }
      // Its file of users has no password without a name.
      needs("password", draft.password, "username", draft.username);
    }
    if (type == StoreType.REDIS_SENTINEL) {
      needs("sentinelUsername", draft.sentinelUsername, "sentinelPassword", draft.sentinelPassword);
    } else {
      for (int i = 0; i < StoreTable.SENTINEL_ONLY.size(); i++) {
        String mend = "write type: redis-sentinel, or remove it";
        problem(StoreTable.SENTINEL_ONLY.get(i), "does not go with type " + type.text(), mend);
      }
    }
    login();
    Integer database = draft.database;
    if (type == StoreType.REDIS_CLUSTER && database != null && database > 0) {
      problem("database", "does not go with a cluster, which has none", "remove it");
    } else if (draft.uriDatabase != null && type != StoreType.MEMCACHED) {
      problem("database", "is in the uri, too", "keep one of the two");
    }
    if (draft.uriTls && Boolean.FALSE.equals(draft.tls)) {
      problem("tls", "is false, and the uri begins with rediss://", "write redis://, or tls: true");
    }
    // A tls that cannot be read is a problem of its own.
    if (!draft.usesTls() && (draft.tls != null || !settings.containsKey("tls"))) {
      boolean scheme = type == StoreType.REDIS || type == StoreType.REDIS_CLUSTER;
      String mend = "write tls: true" + (scheme ? ", or a uri that begins with rediss://" : "");
      needsTls("trustStore", draft.trustStore, mend);
      needsTls("keyStore", draft.keyStore, mend);
    }
    needs("trustStorePassword", draft.trustStorePassword, "trustStore", draft.trustStore);
    needs("keyStorePassword", draft.keyStorePassword, "keyStore", draft.keyStore);
  }

  private void login() {
    if (draft.uriPassword == null) {
      needs("username", draft.username, "password", draft.password);
      return;
    }
    if (isThere(draft.username)) {
      problem("username", "stands beside a uri with a password", "keep one of the two");
    }
    if (isThere(draft.password)) {
      problem("password", "is in the uri, too", "keep one of the two");
    }
  }

  private void needsTls(String name, @Nullable String value, String mend) {
    if (isThere(value)) {
      problem(name, "says nothing without TLS", mend);
    }
  }

  private void needs(String name, @Nullable String value, String other, @Nullable String there) {
    boolean missing = !settings.containsKey(other) || (there != null && there.isEmpty());
    if (isThere(value) && missing) {
      problem(name, "stands without " + other, "write " + other + ", or remove it");
    }
  }

  private static boolean isThere(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private void problem(String name, String predicate, String mend) {
    Setting setting = settings.get(name);
    if (setting != null) {
      scope.problem(setting.place(), "setting " + Echo.of(name), predicate, mend);
    }
  }
}
