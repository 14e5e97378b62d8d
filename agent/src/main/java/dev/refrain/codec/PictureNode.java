package dev.refrain.codec;

import org.jspecify.annotations.Nullable;

/** One object of a {@link ValuePicture} and what it refers to. Immutable. */
final class PictureNode {
  /** How an object is compared with another. */
  enum Kind {
    /** By itself: it never changes, or its text or number was taken. */
    LEAF,
    /** By its parts, in order. */
    LIST,
    /** By its parts, in any order. */
    SET,
    /** By its parts, a key and its value in turn, in any order of keys. */
    MAP,
    /** By its fields. */
    FIELDS,
    /** By its class alone: nothing is known of it. */
    OPAQUE,
    /** Not at all: something that it is part of, or more than was looked at. */
    CUT
  }

  static final PictureNode[] NONE = {};

  /** Stands where the value goes on beyond the bounds, or refers back. */
  static final PictureNode CUT = new PictureNode(Kind.CUT, null, null, NONE, false);

  static final PictureNode NULL = new PictureNode(Kind.LEAF, null, null, NONE, false);

  final Kind kind;
  final @Nullable Class<?> type;
  final @Nullable Object leaf;
  final PictureNode[] parts;

  /** Whether it looks like the time of the run that gave it. */
  final boolean isClock;

  /** Whether something within was not looked at. */
  final boolean isCut;

  /** Equal for equal ones. */
  final long hash;

  /** As {@link #hash}, but whatever the clock says. */
  final long steady;

  PictureNode(
      Kind kind,
      @Nullable Class<?> type,
      @Nullable Object leaf,
      PictureNode[] parts,
      boolean isClock) {
    this.kind = kind;
    this.type = type;
    this.leaf = leaf;
    this.parts = parts;
    this.isClock = isClock;
    long own = (kind == Kind.LIST || type == null ? kind.name() : type.getName()).hashCode();
    boolean cut = kind == Kind.CUT;
    long all = mixed(own, 1);
    long calm = all;
    if (leaf != null) {
      all = mixed(all, leaf instanceof Enum ? ((Enum<?>) leaf).name().hashCode() : leaf.hashCode());
      calm = isClock ? calm : all;
    }
    boolean ordered = kind == Kind.LIST || kind == Kind.FIELDS;
    for (int i = 0; i < parts.length; i++) {
      PictureNode each = parts[i];
      cut |= each.isCut;
      if (ordered) {
        all = mixed(all, each.hash);
        calm = mixed(calm, each.steady);
      } else if (kind == Kind.SET) {
        all += mixed(each.hash, 2);
        calm += mixed(each.steady, 2);
      } else if (i % 2 == 1) {
        all += mixed(parts[i - 1].hash, each.hash);
        calm += mixed(parts[i - 1].steady, each.steady);
      }
    }
    this.isCut = cut;
    this.hash = all;
    this.steady = calm;
  }

  private static long mixed(long hash, long more) {
    long mixed = (hash * 31 + more) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }
}
