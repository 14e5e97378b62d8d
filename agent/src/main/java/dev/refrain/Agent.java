package dev.refrain;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.security.ProtectionDomain;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry, and the loader of everything else in its jar, where an application can't see
 * it. One class, because a second one in the open would be visible as well.
 *
 * <p>The hidden classes stand behind each other in one entry of the jar, with an index for each
 * Java version that differs: a jar of 2,000 entries takes the JVM milliseconds more to open.
 *
 * <p>Whatever goes wrong here, the application runs as if there were no agent.
 */
public final class Agent extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final int INDEX_ROW = 16;

  private static @Nullable Agent hidden;

  private final File file;
  private final ZipFile jar;
  private final ZipEntry classes;

  /** Asked for once: a SecurityManager of later would refuse it to the application's threads. */
  private final ProtectionDomain domain = Agent.class.getProtectionDomain();

  /** Rows of four numbers: hash of the name (ascending), offset, packed length, full length. */
  private final byte[] index;

  private Agent(File file, int java) throws IOException {
    super(java < 9 ? null : platformLoader());
    this.file = file;
    this.jar = new ZipFile(file);
    ZipEntry classes = jar.getEntry("refrain/classes");
    ZipEntry index = jar.getEntry("refrain/index-" + (java < 9 ? 8 : java < 11 ? 9 : 11));
    if (classes == null || index == null) {
      jar.close();
      throw new IOException(file + " is not refrain-agent.jar, which must stay a jar of its own");
    }
    this.classes = classes;
    this.index = read(index, 0, (int) index.getSize());
  }

  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    start("premain", arguments, instrumentation);
  }

  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start("agentmain", arguments, instrumentation);
  }

  /** The command line: {@code java -jar refrain-agent.jar --help}. */
  public static void main(String[] arguments) throws Throwable {
    try {
      hidden()
          .loadClass("dev.refrain.control.CommandLine")
          .getMethod("main", File.class, String[].class)
          .invoke(null, hidden().file, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void start(
      String method, @Nullable String arguments, Instrumentation instrumentation) {
    try {
      // What is attached by hand is meant.
      if (!(method.equals("premain") && isTool(arguments)) && !isSwitchedOff()) {
        // The same signature as premain's: the JVM has it at hand, and each other one costs time.
        hidden()
            .loadClass("dev.refrain.control.Control")
            .getMethod(method, String.class, Instrumentation.class)
            .invoke(null, arguments, instrumentation);
      }
    } catch (Throwable failed) {
      Throwable cause = failed instanceof InvocationTargetException ? failed.getCause() : failed;
      System.err.println("refrain: not started; the application runs without it: " + cause);
    }
  }

  /** Whoever writes "no" or "0" in a hurry means off, too. */
  private static boolean isSwitchedOff() {
    String source = "-Drefrain.enabled";
    String enabled = System.getProperty("refrain.enabled");
    if (enabled == null) {
      source = "REFRAIN_ENABLED";
      enabled = System.getenv(source);
    }
    if (enabled == null || enabled.isEmpty() || enabled.equalsIgnoreCase("true")) {
      return false;
    }
    if (!enabled.equalsIgnoreCase("false")) {
      System.err.println(
          "refrain: not started: " + source + " is '" + enabled + "', but takes true or false");
    }
    return true;
  }

  /** Whether this JVM runs a tool of the JDK or a build, as with a JAVA_TOOL_OPTIONS for all. */
  private static boolean isTool(@Nullable String arguments) {
    String command = System.getProperty("sun.java.command", "");
    int end = command.indexOf(' ');
    String main = end < 0 ? command : command.substring(0, end);
    // What `java Program.java` starts is no tool: the program is an application.
    boolean tool =
        !main.startsWith("jdk.compiler/com.sun.tools.javac.launcher.")
            && (main.startsWith("java.base/")
                || main.startsWith("java.rmi/")
                || main.startsWith("jdk.")
                || main.startsWith("sun.")
                || main.startsWith("com.sun.tools.")
                || main.startsWith("org.apache.maven.")
                || main.startsWith("org.codehaus.plexus.classworlds.")
                || main.startsWith("org.gradle.")
                || main.startsWith("org.apache.tools.ant."));
    if (tool && (arguments + System.getProperty("refrain.log")).contains("debug")) {
      System.err.println("refrain: leaves " + main + " alone, a tool and no application");
    }
    return tool;
  }

  private static synchronized Agent hidden() throws Exception {
    Agent agent = hidden;
    if (agent == null) {
      String version = System.getProperty("java.specification.version");
      URI jar = Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      // A File can't be made of the URI of a Windows share, file://server/share/….
      String server = jar.getAuthority();
      agent =
          new Agent(
              server == null ? new File(jar) : new File("//" + server + jar.getPath()),
              version.startsWith("1.") ? 8 : Integer.parseInt(version));
      hidden = agent;
    }
    return agent;
  }

  /** The loader next to the JVM's own, found without a method that Java 8 lacks. */
  private static ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    for (ClassLoader parent = loader; parent != null; parent = parent.getParent()) {
      loader = parent;
    }
    return loader;
  }

  /** Ours first; the door and all else of {@code java} is the JVM's. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = find(name.replace('.', '/').concat(".class"));
      return bytes == null ? super.loadClass(name, resolve) : define(name, bytes);
    }
  }

  private Class<?> define(String name, byte[] bytes) {
    // Java 8 makes no package by itself.
    String packageName = name.substring(0, name.lastIndexOf('.'));
    if (getPackage(packageName) == null) {
      try {
        definePackage(packageName, null, null, null, null, null, null, null);
      } catch (IllegalArgumentException madeMeanwhile) {
        // By a thread that loads another class of it.
      }
    }
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes = find(name);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  private byte @Nullable [] find(String name) {
    int hash = name.hashCode();
    int low = 0;
    int high = index.length / INDEX_ROW - 1;
    while (low <= high) {
      int row = (low + high) >>> 1;
      int found = number(row * INDEX_ROW);
      if (found == hash) {
        return unpack(name, row * INDEX_ROW);
      }
      if (found < hash) {
        low = row + 1;
      } else {
        high = row - 1;
      }
    }
    return null;
  }

  private int number(int at) {
    return (index[at] << 24)
        | (index[at + 1] & 255) << 16
        | (index[at + 2] & 255) << 8
        | (index[at + 3] & 255);
  }

  /** What stands under a name: the name again, a zero, the bytes, deflated if that is shorter. */
  private byte @Nullable [] unpack(String name, int row) {
    try {
      int start = name.length() + 1;
      byte[] packed = read(classes, number(row + 4), start + number(row + 8));
      for (int i = 0; i < start; i++) {
        if (packed[i] != (i == start - 1 ? 0 : name.charAt(i))) {
          return null;
        }
      }
      byte[] bytes = new byte[number(row + 12)];
      if (packed.length - start == bytes.length) {
        System.arraycopy(packed, start, bytes, 0, bytes.length);
      } else {
        Inflater inflater = new Inflater(true);
        inflater.setInput(packed, start, packed.length - start);
        inflater.inflate(bytes);
        inflater.end();
      }
      return bytes;
    } catch (IOException | DataFormatException e) {
      throw new IllegalStateException("can't read " + name + " from " + file, e);
    }
  }

  private byte[] read(ZipEntry entry, int offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    try (InputStream in = jar.getInputStream(entry)) {
      long skipped = in.skip(offset);
      if (skipped < offset) {
        throw new IOException("too short");
      }
      for (int at = 0, read; at < length; at += read) {
        read = in.read(bytes, at, length - at);
        if (read < 0) {
          throw new IOException("too short");
        }
      }
    }
    return bytes;
  }
}
