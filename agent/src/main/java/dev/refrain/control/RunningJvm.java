package dev.refrain.control;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;

/** Another JVM on this machine, to which the agent is attached through the JDK's attach API. */
final class RunningJvm {
  private static final String API = "com.sun.tools.attach.VirtualMachine";

  private final String pid;
  private final File agent;

  RunningJvm(String pid, File agent) {
    this.pid = pid;
    this.agent = agent;
  }

  /**
   * Asks the agent there, loading it if need be; waits until it has answered.
   *
   * @param request the agent's arguments
   */
  Answer ask(String request) throws IOException {
    File file = File.createTempFile("refrain-", ".answer");
    // The other JVM makes it anew, so that the file is its user's.
    if (!file.delete()) {
      throw new IOException("can't delete " + file);
    }
    try {
      load(request + ",answer=" + file.getPath());
      Answer answer = Answer.read(file);
      if (answer == null) {
        throw new IOException(
            "JVM "
                + pid
                + " gave no answer; its standard error may say why, and there it may be"
                + " that refrain.enabled=false");
      }
      return answer;
    } finally {
      if (file.exists() && !file.delete()) {
        file.deleteOnExit();
      }
    }
  }

  private void load(String request) throws IOException {
    try {
      Class<?> api = api();
      Object jvm = api.getMethod("attach", String.class).invoke(null, pid);
      try {
        api.getMethod("loadAgent", String.class, String.class)
            .invoke(jvm, agent.getAbsolutePath(), request);
      } finally {
        api.getMethod("detach").invoke(jvm);
      }
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw new IOException("can't attach to JVM " + pid + ": " + cause, cause);
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "this needs a JDK (its module jdk.attach, or tools.jar); "
              + System.getProperty("java.home")
              + " is none",
          e);
    }
  }

  private static Class<?> api() throws ReflectiveOperationException, IOException {
    // The application loader's, from Java 9 on; our own loader's parent does not see it.
    ClassLoader system = ClassLoader.getSystemClassLoader();
    File tools = new File(System.getProperty("java.home"), "../lib/tools.jar");
    if (!tools.exists()) {
      return system.loadClass(API);
    }
    // Never closed: the API loads more of its classes later.
    return new URLClassLoader(new URL[] {tools.toURI().toURL()}, system).loadClass(API);
  }
}
