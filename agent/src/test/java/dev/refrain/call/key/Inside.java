package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refrain.call.MethodFacts;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** A method seen from inside, built word by word: its parameters, its result, its receiver. */
final class Inside {
  private final List<String> names = new ArrayList<>();
  private final List<Class<?>> types = new ArrayList<>();
  private Class<?> declaring = QuoteService.class;
  private Class<?> result = Object.class;
  private MethodHandles.Lookup at;
  private boolean named = true;
  private int access = Modifier.PUBLIC;

  static Inside method() {
    return new Inside();
  }

  /** Parameters arg0, arg1, … of these types, without names in the class file. */
  static Inside of(Class<?>... types) {
    Inside inside = new Inside().withoutNames();
    for (Class<?> type : types) {
      inside.with(type, "unknown");
    }
    return inside;
  }

  Inside with(Class<?> type, String name) {
    types.add(type);
    names.add(name);
    return this;
  }

  Inside withoutNames() {
    named = false;
    return this;
  }

  Inside isStatic() {
    access |= Modifier.STATIC;
    return this;
  }

  Inside result(Class<?> type) {
    result = type;
    return this;
  }

  Inside in(Class<?> type) {
    declaring = type;
    return this;
  }

  Inside at(MethodHandles.Lookup lookup) {
    at = lookup;
    return this;
  }

  Scope scope() {
    MethodFacts facts =
        new MethodFacts(declaring.getName(), "find", "()V", access, named ? names : null);
    return new Scope(declaring, facts, types.toArray(new Class<?>[0]), result, at);
  }

  Evaluator part(String text) throws BindException {
    return Evaluator.compile(Written.part(text), scope());
  }

  Evaluator condition(String text) throws BindException {
    return Evaluator.condition(Written.condition(text), scope());
  }

  boolean test(String text, Object... arguments) throws Throwable {
    return condition(text).test(null, arguments, null);
  }

  KeyPlan plan(String... parts) throws BindException {
    return KeyPlan.bind(parts.length == 0 ? null : Written.parts(parts), scope());
  }

  String wrongPart(String text) {
    return assertThrows(BindException.class, () -> part(text)).getMessage();
  }

  String wrongCondition(String text) {
    return assertThrows(BindException.class, () -> condition(text)).getMessage();
  }

  String wrongPlan(String... parts) {
    return assertThrows(BindException.class, () -> plan(parts)).getMessage();
  }
}
