package dev.refrain.call;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the class file says of a woven method. Immutable; refers to no class of the application. */
public final class MethodFacts {
  private final String type;
  private final String name;
  private final String descriptor;
  private final int access;
  private final @Nullable List<String> parameterNames;

  /**
   * @param type binary name of the declaring class, such as {@code com.acme.Outer$Inner}
   * @param descriptor as in the class file, such as {@code (Ljava/lang/String;)I}
   * @param access access flags of the method
   * @param parameterNames one for each parameter, or {@code null} where the class file has none
   */
  public MethodFacts(
      String type,
      String name,
      String descriptor,
      int access,
      @Nullable List<String> parameterNames) {
    this.type = type;
    this.name = name;
    this.descriptor = descriptor;
    this.access = access;
    this.parameterNames =
        parameterNames == null
            ? null
            : Collections.unmodifiableList(new ArrayList<>(parameterNames));
  }

  public String type() {
    return type;
  }

  public String name() {
    return name;
  }

  public String descriptor() {
    return descriptor;
  }

  public boolean isStatic() {
    return Modifier.isStatic(access);
  }

  /** Whether no subclass can override it. */
  public boolean isPrivateOrFinal() {
    return (access & (Modifier.PRIVATE | Modifier.FINAL)) != 0;
  }

  public @Nullable List<String> parameterNames() {
    return parameterNames;
  }

  /** Name and descriptor: what tells the methods of a class apart. */
  public String id() {
    return name + descriptor;
  }

  @Override
  public String toString() {
    return type + "#" + name;
  }
}
