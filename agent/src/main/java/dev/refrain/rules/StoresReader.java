package dev.refrain.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code stores} of all files. For one reading. */
final class StoresReader {
  /** Enough to find the one that somebody mistyped. */
  private static final int MOST_NAMED = 100;

  private final Map<String, Setting> found = new LinkedHashMap<>();
  private final Map<String, StoreSettings> stores = new HashMap<>();
  private @Nullable Integer memoryEntries;

  @Nullable Integer memoryEntries() {
    return memoryEntries;
  }

  /** Those that could be read, by name. */
  Map<String, StoreSettings> stores() {
    return stores;
  }

  boolean has(String name) {
    return found.containsKey(name);
  }

  /** What a rule may write for {@code store}. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    names.add("memory");
    for (String name : found.keySet()) {
      if (!name.equals("memory") && names.size() < MOST_NAMED) {
        names.add(name);
      }
    }
    return names;
  }

  void read(Scope file, Mapping mapping) {
    Scope scope = file.labelled(" in stores");
    Map<String, Setting> named = scope.all(mapping);
    for (Setting store : named.values()) {
      String name = store.name();
      Setting first = found.get(name);
      if (first != null) {
        scope.problem(
            store.place(),
            "store " + Echo.of(name),
            "is described at " + first.place() + " too",
            "keep one of the two");
      } else {
        found.put(name, store);
      }
      if (name.equals("memory")) {
        memory(scope, store);
      } else {
        shared(scope, store);
      }
    }
  }

  private void memory(Scope stores, Setting store) {
    Mapping mapping = stores.mapping(store);
    Scope scope = stores.labelled(" in store 'memory'");
    if (mapping != null) {
      Setting entries = scope.settings(mapping, Settings.MEMORY).get("maximumEntries");
      if (entries != null) {
        memoryEntries = CacheReader.count(scope, entries);
      }
    }
  }

  private void shared(Scope scope, Setting store) {
    String name = store.name();
    Node value = store.value();
    if (isMemory(store)) {
      scope.problem(store.place(), "unknown store " + Echo.of(name), "did you mean 'memory'?");
    } else if (!DottedNames.isSimple(name)) {
      scope.problem(
          store.place(),
          "the name of store " + Echo.of(name),
          "is not 1 to 64 letters, digits, '.', '_' and '-'",
          "write for example shared");
    } else if (!(value instanceof Mapping)) {
      // Whatever stands there may be a uri with a password in it.
      String mend = "write for example " + Settings.example("shared");
      if (value.isNothing()) {
        scope.problem(value.place(), "store " + Echo.of(name), "has no value", mend);
      } else {
        String predicate = "is " + value.kind() + ", not a mapping";
        scope.problem(value.place(), "store " + Echo.of(name), predicate, mend);
      }
    } else {
      StoreSettings settings = new StoreReader(scope, store).read((Mapping) value);
      if (settings != null) {
        stores.put(name, settings);
      }
    }
  }

  /** Whether {@code memory} was meant: the name is near, and nothing says where the store is. */
  private static boolean isMemory(Setting store) {
    if (Suggestion.among(store.name(), Settings.MEMORY_STORE) == null) {
      return false;
    }
    if (store.value() instanceof Mapping) {
      for (Node key : ((Mapping) store.value()).keys()) {
        String name = key instanceof Scalar ? ((Scalar) key).text() : "";
        if (name.equals("type") || name.equals("uri")) {
          return false;
        }
      }
    }
    return true;
  }
}
