package dev.refrain.call;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/** The types in a woven method's signature, as its own class sees them. */
final class Signatures {
  private Signatures() {}

  static Class<?>[] parameters(Class<?> declaring, MethodFacts facts) {
    return type(declaring, facts).parameterArray();
  }

  static Class<?> result(Class<?> declaring, MethodFacts facts) {
    return type(declaring, facts).returnType();
  }

  private static MethodType type(Class<?> declaring, MethodFacts facts) {
    return MethodType.fromMethodDescriptorString(facts.descriptor(), declaring.getClassLoader());
  }

  /** The type argument of a result such as {@code CompletableFuture<Quote>}; null if unknown. */
  static @Nullable Class<?> resultArgument(Class<?> declaring, MethodFacts facts) {
    Type generic;
    try {
      Method method = declaring.getDeclaredMethod(facts.name(), parameters(declaring, facts));
      generic = method.getGenericReturnType();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException unreadable) {
      // Only a hint is lost: some type that a signature of the class mentions is not there.
      return null;
    }
    if (!(generic instanceof ParameterizedType)) {
      return null;
    }
    Type[] arguments = ((ParameterizedType) generic).getActualTypeArguments();
    return arguments.length == 1 ? erase(arguments[0]) : null;
  }

  private static @Nullable Class<?> erase(Type type) {
    if (type instanceof Class) {
      return (Class<?>) type;
    }
    if (type instanceof ParameterizedType) {
      return erase(((ParameterizedType) type).getRawType());
    }
    if (type instanceof WildcardType) {
      return erase(((WildcardType) type).getUpperBounds()[0]);
    }
    return null;
  }
}
