package dev.refrain.control;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Collections;

/**
 * Puts {@code java.lang.RefrainDoor} where every class loader sees it: from Java 9 on, beside
 * {@link Object}, through a lookup.
 *
 * <p>No Unsafe and no warning; at the end of the bootstrap class path, as on Java 8, the JVM would
 * print one about class data sharing. Compiled apart, because the same through reflection takes
 * milliseconds of every start.
 */
final class DoorInstaller {
  private DoorInstaller() {}

  /** Runs before any class that refers to the door is loaded. */
  static void install(Instrumentation instrumentation) throws IOException, IllegalAccessException {
    byte[] door;
    try (InputStream in =
        DoorInstaller.class.getClassLoader().getResourceAsStream("java/lang/RefrainDoor.class")) {
      if (in == null) {
        throw new IOException("the agent's jar lacks its door");
      }
      door = in.readAllBytes();
    }
    // Open to the hidden loader's unnamed module alone.
    instrumentation.redefineModule(
        Object.class.getModule(),
        Collections.emptySet(),
        Collections.emptyMap(),
        Collections.singletonMap(
            "java.lang", Collections.singleton(DoorInstaller.class.getModule())),
        Collections.emptySet(),
        Collections.emptyMap());
    MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(door);
  }
}
