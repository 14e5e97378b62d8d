package dev.refrain.call;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/** The types in a woven method's signature, as its own class sees them. */
final class Signatures {
  private static final String LETTERS = "ZBCSIJFD";
  private static final String[] PRIMITIVES = {
    "boolean", "byte", "char", "short", "int", "long", "float", "double"
  };

  private Signatures() {}

  static Class<?>[] parameters(Class<?> declaring, MethodFacts facts) {
    return type(declaring, facts).parameterArray();
  }

  /** {@code (String,com.acme.Venue)}: tells overloads apart. */
  static String parametersText(MethodFacts facts) {
    StringBuilder text = new StringBuilder("(");
    String descriptor = facts.descriptor();
    for (int i = 1; descriptor.charAt(i) != ')'; ) {
      text.append(text.length() == 1 ? "" : ",");
      int dimensions = 0;
      while (descriptor.charAt(i) == '[') {
        dimensions++;
        i++;
      }
      if (descriptor.charAt(i) == 'L') {
        int end = descriptor.indexOf(';', i);
        String name = descriptor.substring(i + 1, end).replace('/', '.');
        boolean isLang = name.startsWith("java.lang.") && name.indexOf('.', 10) < 0;
        text.append(isLang ? name.substring(10) : name);
        i = end + 1;
      } else {
        text.append(PRIMITIVES[LETTERS.indexOf(descriptor.charAt(i++))]);
      }
      for (; dimensions > 0; dimensions--) {
        text.append("[]");
      }
    }
    return text.append(')').toString();
  }

  /**
   * The value's full type, within the future if there is one; the declared class where more is not
   * known.
   */
  static Type value(Class<?> declaring, MethodFacts facts, boolean asynchronous) {
    Type generic = genericResult(declaring, facts);
    if (generic == null) {
      return asynchronous ? Object.class : result(declaring, facts);
    }
    if (!asynchronous) {
      return generic;
    }
    if (generic instanceof ParameterizedType) {
      Type[] arguments = ((ParameterizedType) generic).getActualTypeArguments();
      return arguments.length == 1 ? arguments[0] : Object.class;
    }
    return Object.class;
  }

  private static @Nullable Type genericResult(Class<?> declaring, MethodFacts facts) {
    try {
      Method method = declaring.getDeclaredMethod(facts.name(), parameters(declaring, facts));
      return method.getGenericReturnType();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException unreadable) {
      // Only a hint is lost: some type that a signature of the class mentions is not there.
      return null;
    }
  }

  static Class<?> result(Class<?> declaring, MethodFacts facts) {
    return type(declaring, facts).returnType();
  }

  private static MethodType type(Class<?> declaring, MethodFacts facts) {
    return MethodType.fromMethodDescriptorString(facts.descriptor(), declaring.getClassLoader());
  }

  /** The type argument of a result such as {@code CompletableFuture<Quote>}; null if unknown. */
  static @Nullable Class<?> resultArgument(Class<?> declaring, MethodFacts facts) {
    Type generic = genericResult(declaring, facts);
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
