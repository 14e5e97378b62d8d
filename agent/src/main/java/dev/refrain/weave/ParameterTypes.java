package dev.refrain.weave;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** The parameter types of a method descriptor, and how a person writes them. */
final class ParameterTypes {
  private static final String[] NONE = {};

  private ParameterTypes() {}

  /** One field descriptor for each parameter. */
  static String[] of(String descriptor) {
    if (descriptor.charAt(1) == ')') {
      return NONE;
    }
    List<String> types = new ArrayList<>();
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      int end = at;
      while (descriptor.charAt(end) == '[') {
        end++;
      }
      end = descriptor.charAt(end) == 'L' ? descriptor.indexOf(';', end) + 1 : end + 1;
      types.add(descriptor.substring(at, end));
      at = end;
    }
    return types.toArray(NONE);
  }

  /** The slots that a value of this type takes in a frame. */
  static int slots(String type) {
    return type.equals("J") || type.equals("D") ? 2 : 1;
  }

  /** {@code java.util.Map.Entry[]}: nested types behind dots. */
  static String name(String type) {
    return Type.getType(type).getClassName().replace('$', '.');
  }

  /** {@code Entry[]}: the last part of the name. */
  static String simpleName(String type) {
    String name = name(type);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether this type is meant by a simple, partly or fully qualified name. */
  static boolean isNamed(String type, String written) {
    String name = name(type);
    String wanted = written.replace('$', '.');
    return name.endsWith(wanted)
        && (name.length() == wanted.length()
            || name.charAt(name.length() - wanted.length() - 1) == '.');
  }
}
