package dev.refrain.weave;

import com.sun.tools.attach.VirtualMachine;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The instrumentation of the JVM that runs the tests, which attaches an agent to itself. */
public final class TestInstrumentation {
  private static volatile @Nullable Instrumentation attached;

  private TestInstrumentation() {}

  /** Called by the JVM. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    attached = instrumentation;
  }

  static synchronized Instrumentation get() throws Exception {
    Instrumentation known = attached;
    if (known == null) {
      Path jar = Files.createTempFile("agent", ".jar");
      try {
        write(jar);
        VirtualMachine self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        self.loadAgent(jar.toString());
        self.detach();
      } finally {
        Files.delete(jar);
      }
      known = attached;
    }
    if (known == null) {
      throw new IllegalStateException("the JVM did not attach to itself");
    }
    return known;
  }

  private static void write(Path jar) throws Exception {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    // The class itself comes from the class path of the tests.
    attributes.putValue("Agent-Class", TestInstrumentation.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    attributes.putValue("Can-Redefine-Classes", "true");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }
}
