package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.rules.MethodPattern;
import dev.refrain.rules.Rule;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A method with a door in it: calls go the way of woven code, as {@link RefrainDoor} tells it. */
final class WovenMethod {
  private final Method method;
  private final MethodHandle body;
  private final BoundDoor door;
  private List<Rule> rules = List.of();

  private WovenMethod(Method method, MethodHandle body, BoundDoor door) {
    this.method = method;
    this.body = body;
    this.door = door;
  }

  static WovenMethod of(DoorMaker maker, Method method) {
    return of(maker, method, names(method));
  }

  /**
   * @param names of the parameters, in place of those that the class file has
   */
  static WovenMethod of(DoorMaker maker, Method method, List<String> names) {
    try {
      Class<?> declaring = method.getDeclaringClass();
      MethodHandles.Lookup at = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup());
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      // The body of this very class, as woven code is; not what a subclass makes of it.
      MethodHandle body = isStatic ? at.unreflect(method) : at.unreflectSpecial(method, declaring);
      int arguments = method.getParameterCount();
      body = body.asFixedArity();
      body = isStatic ? MethodHandles.dropArguments(body, 0, Object.class) : body;
      body = body.asType(body.type().generic()).asSpreader(1, Object[].class, arguments);
      return new WovenMethod(method, body, maker.make(declaring, facts(method, names), at));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Method method) {
    List<String> names = new ArrayList<>();
    for (Parameter each : method.getParameters()) {
      assertTrue(each.isNamePresent(), "tests are compiled with the names of parameters");
      names.add(each.getName());
    }
    return names;
  }

  private static MethodFacts facts(Method method, List<String> names) {
    String descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
    return new MethodFacts(
        method.getDeclaringClass().getName(),
        method.getName(),
        descriptor,
        method.getModifiers(),
        names);
  }

  Method method() {
    return method;
  }

  BoundDoor door() {
    return door;
  }

  /** Binds those of the rules that name this method. */
  void bind(List<Rule> all) {
    List<Rule> mine = new ArrayList<>();
    for (Rule each : all) {
      if (each.methods().stream().anyMatch(this::isNamedBy)) {
        mine.add(each);
      }
    }
    rules = mine;
    door.bind(mine);
  }

  boolean caches() {
    return rules.stream().anyMatch(rule -> rule.cache() != null);
  }

  private boolean isNamedBy(MethodPattern pattern) {
    return pattern.type().equals(method.getDeclaringClass().getSimpleName())
        && (pattern.method().equals(method.getName()) || pattern.method().equals("*"))
        && (pattern.parameters() == null || pattern.parameters().equals(parameters()));
  }

  private List<String> parameters() {
    return Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }

  Object call(Object self, Object... arguments) throws Throwable {
    Object entered = enter(self, arguments);
    if (entered == RefrainDoor.NULL) {
      return null;
    }
    if (entered != null && !(entered instanceof RefrainDoor)) {
      return checked(entered);
    }
    try {
      return exit(body.invoke(self, arguments), entered);
    } catch (Throwable failure) {
      return RefrainDoor.failed(failure, entered);
    }
  }

  private Object enter(Object self, Object... arguments) {
    switch (arguments.length) {
      case 0:
        return door.enter0(self);
      case 1:
        return door.enter1(self, arguments[0]);
      case 2:
        return door.enter2(self, arguments[0], arguments[1]);
      case 3:
        return door.enter3(self, arguments[0], arguments[1], arguments[2]);
      default:
        return door.enterN(self, arguments.clone());
    }
  }

  private Object exit(Object result, Object token) {
    Class<?> type = method.getReturnType();
    if (type == void.class) {
      RefrainDoor.exit(token);
      return null;
    }
    if (type == int.class) {
      return RefrainDoor.exit((int) result, token);
    }
    if (type == boolean.class) {
      return RefrainDoor.exit((boolean) result, token);
    }
    if (type.isPrimitive()) {
      throw new AssertionError("no test needs a " + type + " so far");
    }
    return checked(RefrainDoor.exit(result, token));
  }

  /** Woven code casts so, too. */
  private Object checked(Object result) {
    return MethodType.methodType(method.getReturnType()).wrap().returnType().cast(result);
  }
}
