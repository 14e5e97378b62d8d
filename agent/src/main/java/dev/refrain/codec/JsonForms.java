package dev.refrain.codec;

import java.lang.reflect.Array;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The forms of the types that one declared type leads to, each made when it is first met. */
final class JsonForms {
  /** What else of the JDK a tag may name. */
  private static final Set<String> OTHERS =
      new HashSet<>(
          Arrays.asList(
              "java.lang.Object",
              "java.util.Optional",
              "java.util.OptionalInt",
              "java.util.OptionalLong",
              "java.util.OptionalDouble",
              "java.util.Map$Entry"));

  private final AllowedClasses allowed;
  private final Map<ValueType, JsonSlot> slots = new ConcurrentHashMap<>();
  private final Map<ValueType, JsonForm> forms = new ConcurrentHashMap<>();

  JsonForms(AllowedClasses allowed) {
    this.allowed = allowed;
  }

  JsonSlot slot(ValueType declared) {
    JsonSlot slot = slots.get(declared);
    if (slot == null) {
      slot = new JsonSlot(this, declared, form(declared));
      slots.put(declared, slot);
    }
    return slot;
  }

  /** The form of what is usually found where a type is declared; {@code null}: anything may be. */
  private @Nullable JsonForm form(ValueType declared) {
    JsonForm form = forms.get(declared);
    if (form == null) {
      form = make(declared);
      if (form != null) {
        forms.put(declared, form);
      }
    }
    return form;
  }

  private @Nullable JsonForm make(ValueType type) {
    Class<?> raw = type.raw();
    JsonForm scalar = ScalarForm.of(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw.isArray()) {
      Class<?> component = raw.getComponentType();
      return component == byte.class || component == char.class
          ? new PackedArrayForm(raw)
          : new ArrayForm(component, slotLater(type.argument(0)));
    }
    if (raw.isEnum()) {
      return new EnumForm(raw);
    }
    if (raw == Optional.class
        || raw == OptionalInt.class
        || raw == OptionalLong.class
        || raw == OptionalDouble.class) {
      return new OptionalForm(raw, slotLater(OptionalForm.content(type)));
    }
    if (raw == Map.Entry.class) {
      return new EntryForm(slotLater(type.argument(0)), slotLater(type.argument(1)));
    }
    if (JdkCollections.isCollection(raw) || raw == Iterable.class) {
      return collection(type);
    }
    return ClassKinds.isPlatform(raw) || TypeClosure.isOpen(raw) ? null : new BeanForm(type, this);
  }

  private @Nullable JsonForm collection(ValueType type) {
    Class<?> raw = type.raw();
    Class<?> built = ClassKinds.isPlatform(raw) ? JdkCollections.usual(raw) : raw;
    if (raw.getName().equals("java.util.EnumMap") || raw.getName().equals("java.util.EnumSet")) {
      built = raw;
    }
    if (built == null || (built == raw && raw.isInterface())) {
      return null;
    }
    Instantiator instantiator = new Instantiator(built, type.argument(0).raw());
    ValueType map = type.as(Map.class);
    if (map != null) {
      return new MapForm(raw, instantiator, slotLater(map.argument(0)), slotLater(map.argument(1)));
    }
    ValueType elements = type.as(Iterable.class);
    return new CollectionForm(
        raw, instantiator, slotLater(elements == null ? ValueType.OBJECT : elements.argument(0)));
  }

  /** A slot that is made at its first use: a type may contain itself. */
  LaterSlot slotLater(ValueType type) {
    return new LaterSlot(this, type);
  }

  /** What to write for an object whose class the declared type does not tell. */
  JsonSlot.Choice tagged(Class<?> type, ValueType declared, JsonOut out)
      throws LossyValueException {
    Class<?> kind =
        Enum.class.isAssignableFrom(type) && !type.isEnum() ? type.getSuperclass() : type;
    if (!ClassKinds.isPlatform(kind)) {
      if (allowed.allows(kind)) {
        JsonForm form = form(ValueType.narrowed(kind, declared));
        if (form != null) {
          return new JsonSlot.Choice(type, form, tag(kind));
        }
      }
      if (!JdkCollections.isCollection(kind)) {
        throw out.lossy(
            "is a "
                + kind.getName()
                + ", which the declared type does not name: add its package to 'allow'");
      }
    }
    if (JdkCollections.isCollection(kind)) {
      kind = JdkCollections.standIn(kind);
    } else if (Map.Entry.class.isAssignableFrom(kind)) {
      kind = Map.Entry.class;
    } else if (ScalarText.isZone(kind) && ScalarForm.of(kind) == null) {
      kind = ZoneId.class;
    }
    JsonForm form = form(ValueType.narrowed(kind, declared));
    if (form == null || !isTag(kind)) {
      throw out.lossy("is a " + kind.getName() + ", for which JSON has no form");
    }
    return new JsonSlot.Choice(type, form, tag(kind));
  }

  private String tag(Class<?> type) {
    if (type.isArray()) {
      return tag(type.getComponentType()) + "[]";
    }
    return ClassKinds.isPlatform(type)
        ? type.getName()
        : type.getName() + '#' + Long.toHexString(allowed.shape(type));
  }

  /** The form that a tag asks for where a type is declared, if it may. */
  JsonForm ofTag(String tag, ValueType declared) throws Exception {
    Class<?> type = classOf(tag);
    JsonForm.expect(declared.raw().isAssignableFrom(type));
    JsonForm form = form(ValueType.narrowed(type, declared));
    if (form == null) {
      throw new DamagedValueException("names a class that is not allowed");
    }
    return form;
  }

  private Class<?> classOf(String tag) throws Exception {
    if (tag.endsWith("[]")) {
      Class<?> component = classOf(tag.substring(0, tag.length() - 2));
      return Array.newInstance(component, 0).getClass();
    }
    int hash = tag.indexOf('#');
    if (hash >= 0) {
      Class<?> found = allowed.find(tag.substring(0, hash));
      JsonForm.expect(!ClassKinds.isPlatform(found));
      if (!tag(found).equals(tag)) {
        throw new OtherShapeException("written by another version of " + found.getName());
      }
      return found;
    }
    Class<?> primitive = PackedArrayForm.primitive(tag);
    if (primitive != null) {
      return primitive;
    }
    JsonForm.expect(
        ScalarForm.isScalar(tag) || JdkCollections.isBuildable(tag) || OTHERS.contains(tag));
    return JdkValues.find(tag);
  }

  private static boolean isTag(Class<?> type) {
    Class<?> inner = type;
    for (Class<?> next = type; next != null; next = next.getComponentType()) {
      inner = next;
    }
    return inner.isPrimitive()
        || !ClassKinds.isPlatform(inner)
        || ScalarForm.isScalar(inner.getName())
        || JdkCollections.isBuildable(inner)
        || OTHERS.contains(inner.getName());
  }
}
