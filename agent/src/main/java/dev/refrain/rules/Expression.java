package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a key or a condition, as written: a tree without knowledge of classes, which the call
 * path compiles for each woven method. Immutable.
 */
public abstract class Expression {
  private final Place place;
  private final String text;

  private Expression(Place place, String text) {
    this.place = place;
    this.text = text;
  }

  public Place place() {
    return place;
  }

  /** The expression as the user wrote it. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * A root and the properties read from it. The root is a parameter's name, {@code arg0}, {@code
   * this}, or, in {@code unless}, {@code result}.
   */
  public static final class Path extends Expression {
    private final String root;
    private final List<String> steps;

    public Path(Place place, String text, String root, List<String> steps) {
      super(place, text);
      this.root = root;
      this.steps = Collections.unmodifiableList(new ArrayList<>(steps));
    }

    public String root() {
      return root;
    }

    public List<String> steps() {
      return steps;
    }
  }

  /** {@code com.acme.Tenant#current()}: a static method without arguments, then properties. */
  public static final class StaticCall extends Expression {
    private final String type;
    private final String method;
    private final List<String> steps;

    public StaticCall(Place place, String text, String type, String method, List<String> steps) {
      super(place, text);
      this.type = type;
      this.method = method;
      this.steps = Collections.unmodifiableList(new ArrayList<>(steps));
    }

    public String type() {
      return type;
    }

    public String method() {
      return method;
    }

    public List<String> steps() {
      return steps;
    }
  }

  /** A string, a {@code Long}, a {@code Double}, a boolean, or {@code null}. */
  public static final class Literal extends Expression {
    private final @Nullable Object value;

    public Literal(Place place, String text, @Nullable Object value) {
      super(place, text);
      this.value = value;
    }

    public @Nullable Object value() {
      return value;
    }
  }

  /** What an {@link Operation} does with its operands. */
  public enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    AND,
    OR,
    /** One operand. */
    NOT,
    /** The first operand is equal to one of the others. */
    IN,
    /** One operand: null, or an empty string, collection, map, array or Optional. */
    EMPTY
  }

  /** An operator and what it works on, left to right. */
  public static final class Operation extends Expression {
    private final Operator operator;
    private final List<Expression> operands;

    public Operation(Place place, String text, Operator operator, Expression... operands) {
      super(place, text);
      this.operator = operator;
      this.operands = Collections.unmodifiableList(Arrays.asList(operands.clone()));
    }

    public Operator operator() {
      return operator;
    }

    public List<Expression> operands() {
      return operands;
    }
  }
}
