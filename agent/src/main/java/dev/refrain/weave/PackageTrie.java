package dev.refrain.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns by the packages they begin with, so that few are tried on each class. */
final class PackageTrie {
  private final Node root = new Node();

  void add(String prefix, CompiledPattern pattern) {
    Node node = root;
    for (int i = 0; i < prefix.length(); i++) {
      node = node.child(prefix.charAt(i));
    }
    node.patterns.add(pattern);
  }

  /** Adds to {@code found} (made on the first hit) the patterns that mean this type. */
  @Nullable List<CompiledPattern> collect(String name, @Nullable List<CompiledPattern> found) {
    List<CompiledPattern> all = root.collect(name, found);
    Node node = root;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      node = node.find(c == '/' || c == '$' ? '.' : c);
      if (node == null) {
        break;
      }
      all = node.collect(name, all);
    }
    return all;
  }

  private static final class Node {
    private final List<CompiledPattern> patterns = new ArrayList<>(1);
    private char[] keys = {};
    private Node[] children = {};

    Node child(char key) {
      Node found = find(key);
      if (found == null) {
        found = new Node();
        keys = Arrays.copyOf(keys, keys.length + 1);
        keys[keys.length - 1] = key;
        children = Arrays.copyOf(children, children.length + 1);
        children[children.length - 1] = found;
      }
      return found;
    }

    @Nullable Node find(char key) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] == key) {
          return children[i];
        }
      }
      return null;
    }

    @Nullable List<CompiledPattern> collect(String name, @Nullable List<CompiledPattern> found) {
      List<CompiledPattern> all = found;
      for (int i = 0; i < patterns.size(); i++) {
        CompiledPattern pattern = patterns.get(i);
        if (pattern.meansTypeByGlob(name)) {
          if (all == null) {
            all = new ArrayList<>();
          }
          all.add(pattern);
        }
      }
      return all;
    }
  }
}
