package java.lang;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What woven code calls: the one class of Refrain that every class loader can see. By itself it
 * does nothing; the agent installs a {@link #linker} whose doors extend it.
 *
 * <p>A woven method asks its door on entering ({@code enter…}). {@code null}: run the body. {@link
 * #NULL}: the result is a cached {@code null}. Another instance of this class: run the body and
 * hand its outcome to that token ({@code exit}, {@code failed}). Anything else is the result, of
 * the method's own result type (a primitive in its own box).
 *
 * <p>Nothing here throws, except what the method itself could have thrown.
 */
public class RefrainDoor {
  /** Stands for a cached {@code null}. */
  public static final RefrainDoor NULL = new RefrainDoor();

  /** Finds the door of a method; installed by the agent, {@code null} without one. */
  public static volatile RefrainDoor linker;

  protected RefrainDoor() {}

  /**
   * Bootstrap of the {@code invokedynamic} in each woven method: the door as a constant. Linking
   * again (after any retransformation of the class) gives the same door.
   *
   * @param method name and descriptor of the woven method
   */
  public static CallSite link(
      MethodHandles.Lookup at, String name, MethodType type, String method) {
    RefrainDoor door = find(at.lookupClass(), method, at);
    return new java.lang.invoke.ConstantCallSite(MethodHandles.constant(RefrainDoor.class, door));
  }

  /** The door for class files that know no {@code invokedynamic}: looked up at each call. */
  public static RefrainDoor find(Class<?> declaring, String method) {
    return find(declaring, method, null);
  }

  private static RefrainDoor find(Class<?> declaring, String method, MethodHandles.Lookup at) {
    RefrainDoor linker = RefrainDoor.linker;
    if (linker != null) {
      try {
        return linker.doorOf(declaring, method, at);
      } catch (Throwable failed) {
        // The application comes first: a door that leads nowhere. The linker has reported it.
      }
    }
    return NULL;
  }

  /** The door of a method; {@code at} is null for old class files. Implemented by the linker. */
  protected RefrainDoor doorOf(Class<?> declaring, String method, MethodHandles.Lookup at) {
    return NULL;
  }

  public Object enter0(Object self) {
    return null;
  }

  public Object enter1(Object self, Object a) {
    return null;
  }

  public Object enter2(Object self, Object a, Object b) {
    return null;
  }

  public Object enter3(Object self, Object a, Object b, Object c) {
    return null;
  }

  public Object enterN(Object self, Object[] arguments) {
    return null;
  }

  /** The body returned; gives what the caller gets, of the method's result type. */
  protected Object returned(Object result) {
    return result;
  }

  /**
   * The body threw; gives what the caller gets instead, of the method's result type, or {@link
   * #NULL}. {@code null}: the failure.
   */
  protected Object threw(Throwable failure) {
    return null;
  }

  public static Object exit(Object result, Object token) {
    return token == null ? result : ((RefrainDoor) token).returned(result);
  }

  public static void exit(Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(null);
    }
  }

  public static boolean exit(boolean result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Boolean.valueOf(result));
    }
    return result;
  }

  public static byte exit(byte result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Byte.valueOf(result));
    }
    return result;
  }

  public static char exit(char result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Character.valueOf(result));
    }
    return result;
  }

  public static short exit(short result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Short.valueOf(result));
    }
    return result;
  }

  public static int exit(int result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Integer.valueOf(result));
    }
    return result;
  }

  public static long exit(long result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Long.valueOf(result));
    }
    return result;
  }

  public static float exit(float result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Float.valueOf(result));
    }
    return result;
  }

  public static double exit(double result, Object token) {
    if (token != null) {
      ((RefrainDoor) token).returned(Double.valueOf(result));
    }
    return result;
  }

  /** Throws {@code failure}, unless the token has a result for the caller. */
  public static Object failed(Throwable failure, Object token) throws Throwable {
    Object instead = token == null ? null : ((RefrainDoor) token).threw(failure);
    if (instead == null) {
      throw failure;
    }
    return instead == NULL ? null : instead;
  }
}
