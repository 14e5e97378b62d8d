package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a rule names, as it was written: {@code Type#method(Parameter, ...)} or
 * {@code @Annotation}. Names are kept as text with {@code .} between packages; matching them
 * against classes is the weaver's. Immutable.
 */
public final class MethodPattern {
  private final Place place;
  private final String text;
  private final @Nullable String annotation;
  private final String type;
  private final String method;
  private final @Nullable List<String> parameters;

  private MethodPattern(
      Place place,
      String text,
      @Nullable String annotation,
      String type,
      String method,
      @Nullable List<String> parameters) {
    this.place = place;
    this.text = text;
    this.annotation = annotation;
    this.type = type;
    this.method = method;
    this.parameters =
        parameters == null ? null : Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  public static MethodPattern ofMethod(
      Place place, String text, String type, String method, @Nullable List<String> parameters) {
    return new MethodPattern(place, text, null, type, method, parameters);
  }

  public static MethodPattern ofAnnotation(Place place, String text, String annotation) {
    return new MethodPattern(place, text, annotation, "**", "*", null);
  }

  public Place place() {
    return place;
  }

  /** The pattern as the user wrote it. */
  public String text() {
    return text;
  }

  /** The annotation's qualified name, where the pattern is one. */
  public @Nullable String annotation() {
    return annotation;
  }

  /** The type's qualified name; may hold {@code *} (within a name) and {@code **} (packages). */
  public String type() {
    return type;
  }

  /** The method's name; may hold {@code *}. */
  public String method() {
    return method;
  }

  /**
   * Simple or qualified names of the parameters' types, with {@code []} behind arrays; a varargs
   * {@code ...} is written {@code []}. {@code null}: every overload.
   */
  public @Nullable List<String> parameters() {
    return parameters;
  }

  /** Whether the type is named in full, so that its subtypes are meant too. */
  public boolean namesExactType() {
    return annotation == null && type.indexOf('*') < 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
