package dev.refrain.weave;

import dev.refrain.call.MethodFacts;
import dev.refrain.call.Overrides;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** All methods that are woven, by loader; pins neither loaders nor classes. Thread-safe. */
public final class WovenMethods implements Overrides {
  /** By {@link LoaderKey}; asked with a {@link Probe}. */
  private final ConcurrentMap<Object, LoaderMemory> memories = new ConcurrentHashMap<>();

  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

  @Nullable LoaderMemory find(ClassLoader loader) {
    return memories.get(new Probe(loader));
  }

  LoaderMemory of(ClassLoader loader) {
    LoaderMemory known = find(loader);
    if (known == null) {
      forgetGone();
      known = new LoaderMemory();
      LoaderMemory other = memories.putIfAbsent(new LoaderKey(loader, gone), known);
      known = other == null ? known : other;
    }
    return known;
  }

  @Nullable ClassRecord find(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    LoaderMemory memory = loader == null ? null : find(loader);
    return memory == null ? null : memory.record(type.getName().replace('.', '/'));
  }

  private void forgetGone() {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      memories.remove(key);
    }
  }

  /** Of the loaders that are still there. */
  List<ClassRecord> all() {
    forgetGone();
    List<ClassRecord> all = new ArrayList<>();
    for (Map.Entry<Object, LoaderMemory> memory : memories.entrySet()) {
      if (((LoaderKey) memory.getKey()).get() != null) {
        all.addAll(memory.getValue().records());
      }
    }
    return all;
  }

  @Override
  public boolean isOverridden(Class<?> declaring, MethodFacts method, Class<?> receiver) {
    String parameters = method.descriptor().substring(0, method.descriptor().indexOf(')') + 1);
    for (Class<?> type = receiver; type != null && type != declaring; type = type.getSuperclass()) {
      ClassRecord record = find(type);
      if (record != null && overrides(record, method.name(), parameters)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overrides(ClassRecord record, String name, String parameters) {
    List<MethodSketch> methods = record.sketch().methods;
    for (int i = 0; i < methods.size(); i++) {
      MethodSketch method = methods.get(i);
      if (method.name.equals(name)
          && isCaching(record, method)
          && (method.parameters().equals(parameters) || isBridged(methods, method, parameters))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCaching(ClassRecord record, MethodSketch method) {
    MethodRecord woven = record.method(method.id());
    return woven != null && woven.caches();
  }

  private static boolean isBridged(
      List<MethodSketch> methods, MethodSketch method, String parameters) {
    for (int i = 0; i < methods.size(); i++) {
      if (methods.get(i).isBridge(parameters, method)) {
        return true;
      }
    }
    return false;
  }

  /** A loader as a key that does not keep it; a loader's own equals is not asked. */
  private static final class LoaderKey extends WeakReference<ClassLoader> {
    private final int hash;

    LoaderKey(ClassLoader loader, ReferenceQueue<ClassLoader> gone) {
      super(loader, gone);
      this.hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      ClassLoader mine = get();
      return this == other
          || (mine != null && other instanceof Probe && ((Probe) other).loader == mine)
          || (mine != null && other instanceof LoaderKey && ((LoaderKey) other).get() == mine);
    }
  }

  /** Asks for a {@link LoaderKey} without making one. */
  private static final class Probe {
    private final ClassLoader loader;

    Probe(ClassLoader loader) {
      this.loader = loader;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(loader);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof LoaderKey && ((LoaderKey) other).get() == loader;
    }
  }
}
