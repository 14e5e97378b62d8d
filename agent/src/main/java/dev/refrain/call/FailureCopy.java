package dev.refrain.call;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies a failure for a caller that did not see it happen, so that the stack trace tells the
 * caller's own story; the original is among the copy's suppressed ones.
 */
final class FailureCopy {
  private static final String DOOR = MethodDoor.class.getName();

  private FailureCopy() {}

  /**
   * A copy of the same type, message and cause, made in the calling thread; the failure itself
   * where none can be built that is sure to be the same but for its trace: its class has fields of
   * its own, or no fitting constructor.
   */
  static Throwable of(Throwable failure) {
    try {
      Throwable copy = hasOwnFields(failure.getClass()) ? null : build(failure);
      if (copy == null || !isAlike(copy, failure)) {
        return failure;
      }
      copy.addSuppressed(failure);
      trim(copy);
      return copy;
    } catch (Exception | LinkageError unbuildable) {
      return failure;
    }
  }

  private static @Nullable Throwable build(Throwable failure) throws Exception {
    Throwable cause = failure.getCause();
    String message = failure.getMessage();
    for (Constructor<?> each : failure.getClass().getConstructors()) {
      Class<?>[] types = each.getParameterTypes();
      if (types.length == 2 && types[0] == String.class && types[1] == Throwable.class) {
        Throwable copy = (Throwable) each.newInstance(message, cause);
        if (isAlike(copy, failure)) {
          return copy;
        }
      }
    }
    for (Constructor<?> each : failure.getClass().getConstructors()) {
      Class<?>[] types = each.getParameterTypes();
      Throwable copy = null;
      if (types.length == 1 && types[0] == String.class) {
        copy = (Throwable) each.newInstance(message);
      } else if (types.length == 1 && types[0] == Throwable.class) {
        copy = (Throwable) each.newInstance(cause);
      } else if (types.length == 0) {
        copy = (Throwable) each.newInstance();
      }
      if (copy != null && withCause(copy, cause) && isAlike(copy, failure)) {
        return copy;
      }
    }
    return null;
  }

  /** Its trace begins where the application called the door, not where it was copied. */
  private static void trim(Throwable copy) {
    StackTraceElement[] trace = copy.getStackTrace();
    for (int i = 0; i < trace.length; i++) {
      boolean door = trace[i].getClassName().equals(DOOR);
      if (door && i + 1 < trace.length && !trace[i + 1].getClassName().equals(DOOR)) {
        copy.setStackTrace(Arrays.copyOfRange(trace, i + 1, trace.length));
        return;
      }
    }
  }

  private static boolean withCause(Throwable copy, @Nullable Throwable cause) {
    if (copy.getCause() != cause) {
      try {
        copy.initCause(cause);
      } catch (IllegalStateException has) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlike(Throwable copy, Throwable failure) {
    return copy.getClass() == failure.getClass()
        && copy.getCause() == failure.getCause()
        && Objects.equals(copy.getMessage(), failure.getMessage());
  }

  /** Whether more than {@link Throwable}'s own fields make up such a failure. */
  private static boolean hasOwnFields(Class<?> type) {
    for (Class<?> each = type; each != Throwable.class; each = each.getSuperclass()) {
      // JDK types may hide theirs; what can't be looked at may differ.
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return true;
        }
      }
    }
    return false;
  }
}
