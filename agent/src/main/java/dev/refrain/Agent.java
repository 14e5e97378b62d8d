package dev.refrain;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry, and the loader of everything else in its jar, where an application can't see
 * it. One class, because a second one in the open would be visible as well.
 *
 * <p>Whatever goes wrong here, the application runs as if there were no agent.
 */
public final class Agent extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "refrain/";
  private static final String CONTROL = "dev.refrain.control.Control";
  private static final String COMMAND_LINE = "dev.refrain.control.CommandLine";

  private static @Nullable Agent hidden;

  private final File file;
  private final ZipFile jar;
  private final String caffeine;

  private Agent(File file, int java) throws IOException {
    super(java < 9 ? null : platformLoader());
    this.file = file;
    this.jar = new ZipFile(file);
    this.caffeine = java < 11 ? "caffeine2/" : "caffeine3/";
  }

  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, false);
  }

  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, true);
  }

  /** The command line: {@code java -jar refrain-agent.jar --help}. */
  public static void main(String[] arguments) throws Throwable {
    try {
      hidden()
          .loadClass(COMMAND_LINE)
          .getMethod("main", String[].class, File.class)
          .invoke(null, arguments, hidden().file);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void start(
      @Nullable String arguments, Instrumentation instrumentation, boolean attached) {
    try {
      if (isSwitchedOff() || (!attached && isTool(arguments))) {
        return;
      }
      hidden()
          .loadClass(CONTROL)
          .getMethod("start", String.class, Instrumentation.class, boolean.class)
          .invoke(null, arguments, instrumentation, attached);
    } catch (Throwable failed) {
      Throwable cause = failed instanceof InvocationTargetException ? failed.getCause() : failed;
      System.err.println("refrain: not started; the application runs without it: " + cause);
    }
  }

  private static boolean isSwitchedOff() {
    String enabled = System.getProperty("refrain.enabled");
    return "false".equalsIgnoreCase(enabled == null ? System.getenv("REFRAIN_ENABLED") : enabled);
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
                || main.startsWith("jdk.")
                || main.startsWith("java.rmi/")
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
      File file = new File(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      agent = new Agent(file, javaVersion());
      if (agent.entry(CONTROL) == null) {
        throw new IOException(
            file + " is not refrain-agent.jar; its classes must not be merged into another jar");
      }
      hidden = agent;
    }
    return agent;
  }

  private static int javaVersion() {
    String version = System.getProperty("java.specification.version");
    return version.startsWith("1.") ? 8 : Integer.parseInt(version);
  }

  /** The loader next to the JVM's own, found without a method that Java 8 lacks. */
  private static ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    for (ClassLoader parent = loader; parent != null; parent = parent.getParent()) {
      loader = parent;
    }
    return loader;
  }

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
      ZipEntry entry = entry(name);
      return entry == null ? super.loadClass(name, resolve) : define(name, entry);
    }
  }

  private @Nullable ZipEntry entry(String className) {
    String folder =
        className.startsWith("com.github.benmanes.caffeine.") ? FOLDER + caffeine : FOLDER;
    return jar.getEntry(folder + className.replace('.', '/') + ".classdata");
  }

  private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
    try {
      byte[] bytes = read(entry);
      // From Java 9 on packages come by themselves.
      String packageName = name.substring(0, name.lastIndexOf('.'));
      if (getPackage(packageName) == null) {
        definePackage(packageName, null, null, null, null, null, null, null);
      }
      return defineClass(name, bytes, 0, bytes.length, Agent.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private byte[] read(ZipEntry entry) throws IOException {
    byte[] bytes = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      for (int at = 0, read; at < bytes.length; at += read) {
        read = in.read(bytes, at, bytes.length - at);
        if (read < 0) {
          throw new IOException(file + " ends within " + entry);
        }
      }
    }
    return bytes;
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    ZipEntry entry = jar.getEntry(FOLDER + name);
    try {
      return entry == null ? null : new ByteArrayInputStream(read(entry));
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      return jar.getEntry(FOLDER + name) == null
          ? null
          : new URL("jar:" + file.toURI() + "!/" + FOLDER + name);
    } catch (MalformedURLException impossible) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(found));
  }
}
