package dev.refrain.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one shared store. */
final class StoreReader {
  private final Scope scope;
  private final Setting store;
  private final StoreDraft draft;

  StoreReader(Scope stores, Setting store) {
    this.scope = stores.labelled(" in store " + Echo.of(store.name()));
    this.store = store;
    this.draft = new StoreDraft(store.name());
  }

  /** The store; {@code null} after some problems. */
  @Nullable StoreSettings read(Mapping mapping) {
    Map<String, Setting> settings = scope.settings(mapping, StoreTable.STORE);
    for (Setting setting : settings.values()) {
      read(setting);
    }
    if (!settings.containsKey("type") && !Scope.isMeant("type", settings, StoreTable.STORE)) {
      scope.problem(store.place(), "no type", "write one of " + Words.listed(StoreTable.TYPES));
    }
    if (!settings.containsKey("uri") && !Scope.isMeant("uri", settings, StoreTable.STORE)) {
      StoreType type = draft.type == null ? StoreType.REDIS : draft.type;
      scope.problem(store.place(), "no uri", "write for example " + StoreTable.uri(type));
    }
    StoreType type = draft.type;
    Text uri = draft.uri;
    if (type == null) {
      return null;
    }
    if (uri != null) {
      new StoreUri(uri, type, draft).read();
    }
    new StoreCheck(scope, settings, draft).check(type);
    return new StoreSettings(draft, type);
  }

  private void read(Setting setting) {
    switch (setting.name()) {
      case "type":
        String type = Choices.read(scope, setting, StoreTable.TYPES);
        draft.type = type == null ? null : StoreType.of(type);
        break;
      case "uri":
        draft.uri = scope.text(setting);
        break;
      case "namespace":
        draft.namespace = namespace(setting);
        break;
      case "timeout":
        draft.timeoutNanos = duration(setting);
        break;
      case "nearTtl":
        draft.nearTtlNanos = duration(setting);
        break;
      case "username":
        draft.username = words(setting);
        break;
      case "password":
        draft.password = words(setting);
        break;
      case "sentinelUsername":
        draft.sentinelUsername = words(setting);
        break;
      case "sentinelPassword":
        draft.sentinelPassword = words(setting);
        break;
      case "database":
        draft.database = database(setting);
        break;
      case "tls":
        draft.tls = Choices.truth(scope, setting);
        break;
      case "trustStore":
        draft.trustStore = words(setting);
        break;
      case "trustStorePassword":
        draft.trustStorePassword = words(setting);
        break;
      case "keyStore":
        draft.keyStore = words(setting);
        break;
      case "keyStorePassword":
        draft.keyStorePassword = words(setting);
        break;
      case "clientName":
        draft.clientName = clientName(setting);
        break;
      case "compressAbove":
        Text size = scope.text(setting);
        int bytes = size == null ? Sizes.BAD : Sizes.read(size);
        draft.compressAbove = bytes == Sizes.BAD ? null : Integer.valueOf(bytes);
        break;
      default:
        // Reported already.
    }
  }

  private @Nullable Long duration(Setting setting) {
    Text text = scope.text(setting);
    long nanos = text == null ? Durations.BAD : Durations.read(text, false);
    return nanos == Durations.BAD ? null : Long.valueOf(nanos);
  }

  /** Empty only where a variable has left it so, as {@code ${REDIS_PASSWORD:-}} may. */
  private @Nullable String words(Setting setting) {
    Text text = scope.text(setting);
    if (text == null) {
      return null;
    }
    if (text.value().isEmpty() && !text.isExpanded()) {
      text.problem("is empty", "write it, or leave it out");
      return null;
    }
    return text.value();
  }

  private @Nullable String namespace(Setting setting) {
    Text text = scope.text(setting);
    if (text == null || DottedNames.isSimple(text.value())) {
      return text == null ? null : text.value();
    }
    String value = text.value();
    String meant = value.replace(':', '-');
    boolean colon = value.indexOf(':') >= 0 && DottedNames.isSimple(meant);
    text.problemOffering(
        colon
            ? "has a ':', which separates the parts of a key"
            : "is not 1 to 64 letters, digits, '.', '_' and '-'",
        "write " + (colon ? meant : "for example " + Settings.example("namespace")));
    return null;
  }

  private @Nullable String clientName(Setting setting) {
    String name = words(setting);
    for (int i = 0; name != null && i < name.length(); i++) {
      // What Redis refuses, too.
      if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
        scope.problem(
            setting.value().place(),
            "clientName",
            "has a blank or another character that Redis refuses",
            "write for example " + Settings.example("clientName"));
        return null;
      }
    }
    return name;
  }

  private @Nullable Integer database(Setting setting) {
    Text text = scope.text(setting);
    int count = text == null ? Numbers.BAD : Numbers.count(text, 0);
    return count < 0 ? null : Integer.valueOf(count);
  }
}
