package dev.refrain.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one value for its {@link ValuePicture}. What lies beyond its bounds is cut off: so many
 * objects take a millisecond or two. For one use by one thread.
 */
final class PictureTaker {
  private static final int MOST_NODES = 20_000;
  private static final int DEEPEST = 64;

  /** What was looked at; {@link PictureNode#CUT} while its parts are being looked at. */
  private final IdentityHashMap<Object, PictureNode> seen = new IdentityHashMap<>();

  private final RunSpan span;
  private int count;

  PictureTaker(RunSpan span) {
    this.span = span;
  }

  int count() {
    return count;
  }

  PictureNode take(@Nullable Object value) {
    return take(value, 0);
  }

  // An application may use what is out of fashion.
  @SuppressWarnings("JavaUtilDate")
  private PictureNode take(@Nullable Object value, int depth) {
    if (value == null) {
      return PictureNode.NULL;
    }
    if (count >= MOST_NODES || depth > DEEPEST) {
      return PictureNode.CUT;
    }
    count++;
    Class<?> type = value.getClass();
    if (value instanceof Enum || JdkValues.isImmutable(type)) {
      return leaf(type, value, ClockReading.is(value, span));
    }
    if (value instanceof Date) {
      return leaf(type, ((Date) value).getTime(), ClockReading.is(value, span));
    }
    if (value instanceof Calendar) {
      return leaf(type, ((Calendar) value).getTimeInMillis(), ClockReading.is(value, span));
    }
    PictureNode known = seen.get(value);
    if (known != null) {
      return known;
    }
    seen.put(value, PictureNode.CUT);
    PictureNode made = look(value, type, depth);
    seen.put(value, made);
    return made;
  }

  private static PictureNode leaf(Class<?> type, @Nullable Object leaf, boolean isClock) {
    return new PictureNode(PictureNode.Kind.LEAF, type, leaf, PictureNode.NONE, isClock);
  }

  private PictureNode look(Object value, Class<?> type, int depth) {
    if (type.isArray()) {
      return type.getComponentType().isPrimitive()
          ? primitives(value, type)
          : elements((Object[]) value, depth);
    }
    if (value instanceof Optional) {
      return wrapper(Optional.class, depth, ((Optional<?>) value).orElse(null));
    }
    if (value instanceof AtomicReference) {
      return wrapper(AtomicReference.class, depth, ((AtomicReference<?>) value).get());
    }
    if (value instanceof Map.Entry && ClassKinds.isPlatform(type)) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
      return wrapper(Map.Entry.class, depth, entry.getKey(), entry.getValue());
    }
    ClassLook look = ClassLook.at(type);
    switch (look.kind) {
      case FIELDS:
        return fields(value, look, depth);
      case LEAF:
        return look.isRead
            ? content(value, depth)
            : leaf(type, ClassLook.isTold(type) ? value.toString() : value, false);
      default:
        return look.isRead
            ? content(value, depth)
            : new PictureNode(PictureNode.Kind.OPAQUE, type, null, PictureNode.NONE, false);
    }
  }

  private PictureNode primitives(Object array, Class<?> type) {
    ArrayContent content = new ArrayContent(array);
    count += content.weight();
    return leaf(type, content, false);
  }

  private PictureNode elements(Object[] array, int depth) {
    List<PictureNode> parts = new ArrayList<>();
    for (int i = 0; i < array.length && add(parts, array[i], depth); i++) {}
    return node(PictureNode.Kind.LIST, null, parts);
  }

  private PictureNode wrapper(Class<?> type, int depth, @Nullable Object... content) {
    List<PictureNode> parts = new ArrayList<>();
    for (Object each : content) {
      parts.add(take(each, depth + 1));
    }
    return node(PictureNode.Kind.FIELDS, type, parts);
  }

  private PictureNode content(Object value, int depth) {
    List<PictureNode> parts = new ArrayList<>();
    if (value instanceof Map) {
      for (Map.Entry<?, ?> each : ((Map<?, ?>) value).entrySet()) {
        if (count >= MOST_NODES) {
          parts.add(PictureNode.CUT);
          break;
        }
        parts.add(take(each.getKey(), depth + 1));
        parts.add(take(each.getValue(), depth + 1));
      }
      return node(PictureNode.Kind.MAP, null, parts);
    }
    for (Object each : (Collection<?>) value) {
      if (!add(parts, each, depth)) {
        break;
      }
    }
    return node(value instanceof Set ? PictureNode.Kind.SET : PictureNode.Kind.LIST, null, parts);
  }

  /** Adds an element; false when no more are to be looked at. */
  private boolean add(List<PictureNode> parts, @Nullable Object element, int depth) {
    if (count >= MOST_NODES) {
      parts.add(PictureNode.CUT);
      return false;
    }
    if (element == null) {
      // A long list of nothing is long, too.
      count++;
    }
    parts.add(take(element, depth + 1));
    return true;
  }

  private PictureNode fields(Object value, ClassLook look, int depth) {
    List<PictureNode> parts = new ArrayList<>();
    for (Field field : look.fields) {
      try {
        parts.add(take(field.get(value), depth + 1));
      } catch (IllegalAccessException closed) {
        parts.add(PictureNode.CUT);
      }
    }
    if (look.isRead) {
      parts.add(content(value, depth + 1));
    }
    return node(PictureNode.Kind.FIELDS, value.getClass(), parts);
  }

  private static PictureNode node(
      PictureNode.Kind kind, @Nullable Class<?> type, List<PictureNode> parts) {
    return new PictureNode(kind, type, null, parts.toArray(PictureNode.NONE), false);
  }
}
