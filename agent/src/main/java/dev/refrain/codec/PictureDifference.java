package dev.refrain.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where one {@link ValuePicture} differs from another; tells no value. Immutable. */
public final class PictureDifference {
  /** Of a value the whole of which is another one. */
  private static final String ITSELF = "the result itself";

  private static final int MOST_STEPS = 100_000;

  private final String path;
  private final boolean clockOnly;

  private PictureDifference(String path, boolean clockOnly) {
    this.path = path;
    this.clockOnly = clockOnly;
  }

  /** The first differing field, such as {@code price.amount} or {@code [3].name}. */
  public String path() {
    return path;
  }

  /** Whether they differ only in what looks like the time at which each was made. */
  public boolean isClockOnly() {
    return clockOnly;
  }

  static @Nullable PictureDifference find(PictureNode one, PictureNode other) {
    Walk walk = new Walk();
    walk.compare(one, other, "");
    String first = walk.other == null ? walk.clock : walk.other;
    if (first == null) {
      return null;
    }
    String path = first.startsWith(".") ? first.substring(1) : first;
    return new PictureDifference(path.isEmpty() ? ITSELF : path, walk.other == null);
  }

  /** Goes through two pictures until something differs that is not the time. */
  private static final class Walk {
    private @Nullable String clock;
    private @Nullable String other;
    private int steps;

    void compare(PictureNode one, PictureNode two, String path) {
      boolean same = one.hash == two.hash || one.kind == PictureNode.Kind.CUT;
      if (same || two.kind == PictureNode.Kind.CUT || other != null || ++steps > MOST_STEPS) {
        return;
      }
      if (one.kind != two.kind || one.type != two.type) {
        note(path, one.isClock && two.isClock);
        return;
      }
      switch (one.kind) {
        case LEAF:
          compareLeaves(one, two, path);
          break;
        case MAP:
          compareMaps(one, two, path);
          break;
        case SET:
          compareSets(one, two, path);
          break;
        default:
          compareParts(one, two, path);
          break;
      }
    }

    private void note(String path, boolean isClock) {
      if (!isClock) {
        other = path;
      } else if (clock == null) {
        clock = path;
      }
    }

    private void compareLeaves(PictureNode one, PictureNode two, String path) {
      Object leaf = one.leaf;
      Object its = two.leaf;
      if (leaf instanceof ArrayContent && its instanceof ArrayContent) {
        note(path + ((ArrayContent) leaf).placeOf((ArrayContent) its), false);
      } else if (!Objects.equals(leaf, its)) {
        note(path, one.isClock && two.isClock);
      }
    }

    private void compareParts(PictureNode one, PictureNode two, String path) {
      int common = Math.min(one.parts.length, two.parts.length);
      if (one.parts.length != two.parts.length && !isCutShort(one) && !isCutShort(two)) {
        note(path + ".size", false);
        return;
      }
      Field[] names =
          one.kind == PictureNode.Kind.FIELDS && one.type != null
              ? ClassLook.at(one.type).fields
              : null;
      for (int i = 0; i < common && other == null; i++) {
        String part = "[" + i + "]";
        if (names != null) {
          part = i < names.length ? "." + names[i].getName() : "";
        }
        compare(one.parts[i], two.parts[i], path + part);
      }
    }

    private static boolean isCutShort(PictureNode node) {
      int length = node.parts.length;
      return length > 0 && node.parts[length - 1].kind == PictureNode.Kind.CUT;
    }

    private void compareSets(PictureNode one, PictureNode two, String path) {
      if (one.isCut || two.isCut) {
        return;
      }
      if (one.parts.length != two.parts.length) {
        note(path + ".size", false);
        return;
      }
      Map<Long, Integer> counts = new HashMap<>();
      for (PictureNode each : one.parts) {
        Integer before = counts.get(each.hash);
        counts.put(each.hash, before == null ? 1 : before + 1);
      }
      List<PictureNode> added = new ArrayList<>();
      for (PictureNode each : two.parts) {
        Integer left = counts.get(each.hash);
        if (left == null || left == 0) {
          added.add(each);
        } else {
          counts.put(each.hash, left - 1);
        }
      }
      List<PictureNode> gone = new ArrayList<>();
      for (PictureNode each : one.parts) {
        Integer left = counts.get(each.hash);
        if (left != null && left > 0) {
          gone.add(each);
          counts.put(each.hash, left - 1);
        }
      }
      if (gone.size() == 1 && added.size() == 1) {
        compare(gone.get(0), added.get(0), path + "{element}");
      } else if (!gone.isEmpty()) {
        note(path + "{element}", one.steady == two.steady);
      }
    }

    private void compareMaps(PictureNode one, PictureNode two, String path) {
      if (one.parts.length != two.parts.length) {
        if (!isCutShort(one) && !isCutShort(two)) {
          note(path + ".size", false);
        }
        return;
      }
      Map<Long, PictureNode> values = new HashMap<>();
      for (int i = 0; i + 1 < two.parts.length; i += 2) {
        if (two.parts[i].isCut) {
          return;
        }
        values.put(two.parts[i].hash, two.parts[i + 1]);
      }
      for (int i = 0; i + 1 < one.parts.length && other == null; i += 2) {
        PictureNode value = values.get(one.parts[i].hash);
        if (one.parts[i].isCut) {
          return;
        }
        if (value != null) {
          compare(one.parts[i + 1], value, path + "{value}");
        } else if (!isCutShort(two)) {
          note(path + "{key}", one.steady == two.steady);
        }
      }
    }
  }
}
