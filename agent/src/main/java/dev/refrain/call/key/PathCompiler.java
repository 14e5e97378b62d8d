package dev.refrain.call.key;

import dev.refrain.rules.Expression.Path;
import dev.refrain.rules.Expression.StaticCall;
import dev.refrain.rules.Suggestion;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compiles paths: a parameter, {@code this}, {@code result} or a static call, then properties. */
final class PathCompiler {
  private final Scope scope;

  PathCompiler(Scope scope) {
    this.scope = scope;
  }

  Evaluator compile(Path path) throws BindException {
    return follow(root(path.root()), path.steps());
  }

  Evaluator compile(StaticCall call) throws BindException {
    return follow(call(call), call.steps());
  }

  private Evaluator root(String name) throws BindException {
    if (name.equals("this")) {
      if (scope.isStatic()) {
        throw new BindException(scope + " is static: there is no 'this'");
      }
      return new ReceiverEvaluator(scope.declaring());
    }
    Class<?> resultType = scope.resultType();
    if (name.equals("result") && resultType != null) {
      return new ResultEvaluator(resultType);
    }
    int index = scope.parameter(name);
    if (index >= 0) {
      return new ArgumentEvaluator(scope, index);
    }
    throw new BindException(unknown(name));
  }

  private String unknown(String name) {
    boolean nearResult =
        scope.resultType() != null
            && Suggestion.among(name, Collections.singleton("result")) != null;
    if (nearResult) {
      return scope + " has no parameter '" + name + "'; did you mean 'result'?";
    }
    int count = scope.parameterCount();
    if (count == 0) {
      return scope + " has no parameters, so there is no '" + name + "'";
    }
    StringBuilder message = new StringBuilder();
    if (!scope.hasParameterNames()) {
      message.append("the class file has no parameter names");
      message.append(" (compiled without -g and -parameters); instead of '").append(name);
      message.append("' write arg0");
      return message.append(count > 1 ? " to arg" + (count - 1) : "").toString();
    }
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      names.add(scope.parameterName(i));
    }
    message.append(scope).append(" has no parameter '").append(name).append('\'');
    return message.append(NameList.after(name, names)).toString();
  }

  private Evaluator follow(Evaluator root, List<String> names) throws BindException {
    if (names.isEmpty()) {
      return root;
    }
    PropertyStep[] steps = new PropertyStep[names.size()];
    Class<?> type = root.type();
    for (int i = 0; i < steps.length; i++) {
      steps[i] =
          type == Object.class
              ? new DynamicStep(names.get(i), scope.at())
              : PropertyFinder.find(type, names.get(i), scope.at());
      type = Boxes.of(steps[i].type());
    }
    return new PathEvaluator(root, steps);
  }

  private Evaluator call(StaticCall call) throws BindException {
    Class<?> type = load(call.type());
    Method method = method(type, call.method());
    MethodHandle handle = MemberAccess.of(method, scope.at());
    if (handle == null) {
      throw new BindException(
          type.getName()
              + "#"
              + call.method()
              + "() can't be called: its module does not open its package");
    }
    return new StaticCallEvaluator(
        handle.asType(MethodType.methodType(Object.class)), method.getReturnType());
  }

  private static Method method(Class<?> type, String name) throws BindException {
    Set<String> others = new TreeSet<>();
    try {
      for (Class<?> c = type; c != null; c = c.getSuperclass()) {
        for (Method method : c.getDeclaredMethods()) {
          if (isCallable(method)) {
            if (method.getName().equals(name)) {
              return method;
            }
            others.add(method.getName());
          }
        }
      }
    } catch (LinkageError unloadable) {
      throw new BindException(type.getName() + " can't be looked into: " + unloadable);
    }
    throw new BindException(
        type.getName()
            + " has no static method '"
            + name
            + "' that takes nothing and gives something"
            + NameList.after(name, others));
  }

  private static boolean isCallable(Method method) {
    return Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !method.isSynthetic();
  }

  /** Not initialised: that is for the application to do, when the method is first called. */
  private Class<?> load(String name) throws BindException {
    ClassLoader loader = scope.declaring().getClassLoader();
    String binary = name;
    while (true) {
      try {
        return Class.forName(binary, false, loader);
      } catch (ClassNotFoundException | LinkageError missing) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          throw new BindException(
              "there is no class " + name + " to be seen from " + scope.declaring().getName());
        }
        binary = binary.substring(0, dot) + '$' + binary.substring(dot + 1);
      }
    }
  }
}
