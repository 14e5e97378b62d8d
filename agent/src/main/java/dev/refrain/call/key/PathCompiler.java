package dev.refrain.call.key;

import dev.refrain.rules.Expression.Path;
import dev.refrain.rules.Expression.StaticCall;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

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
    int count = scope.parameterCount();
    if (count == 0) {
      return scope + " has no parameters, so there is no '" + name + "'";
    }
    StringBuilder message = new StringBuilder();
    if (!scope.hasParameterNames()) {
      message.append(scope).append(": the class file has no parameter names");
      message.append(" (compiled without -g and -parameters); instead of '").append(name);
      message.append("' write arg0");
      return message.append(count > 1 ? " to arg" + (count - 1) : "").toString();
    }
    message.append(scope).append(" has no parameter '").append(name).append("'; it has: ");
    for (int i = 0; i < count; i++) {
      message.append(i == 0 ? "" : ", ").append(scope.parameterName(i));
    }
    return message.toString();
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
    Method method;
    try {
      method = type.getDeclaredMethod(call.method());
    } catch (NoSuchMethodException | LinkageError none) {
      throw new BindException(
          type.getName() + " has no static method " + call.method() + "() without parameters");
    }
    if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() == void.class) {
      throw new BindException(
          type.getName() + "#" + call.method() + "() is not static, or gives nothing");
    }
    MethodHandle handle = MemberAccess.of(method, scope.at());
    if (handle == null) {
      throw new BindException(
          type.getName() + "#" + call.method() + "() can't be called: its module is closed");
    }
    return new StaticCallEvaluator(
        handle.asType(MethodType.methodType(Object.class)), method.getReturnType());
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
              "there is no class " + name + " where " + scope.declaring().getName() + " is");
        }
        binary = binary.substring(0, dot) + '$' + binary.substring(dot + 1);
      }
    }
  }
}
