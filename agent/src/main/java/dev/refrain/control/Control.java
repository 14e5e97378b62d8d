package dev.refrain.control;

import dev.refrain.observe.Log;
import java.lang.instrument.Instrumentation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The agent at work in this JVM: started once, asked for more by attaching again. */
public final class Control {
  private static @Nullable Control running;

  private final Instrumentation instrumentation;
  private final Log log;

  private Control(Instrumentation instrumentation, Log log) {
    this.instrumentation = instrumentation;
    this.log = log;
  }

  /** Called by the entry class, by name: {@code -javaagent}. */
  public static void premain(@Nullable String text, Instrumentation instrumentation)
      throws Exception {
    start(text, instrumentation);
  }

  /** Called by the entry class, by name: attached to a running JVM. */
  public static void agentmain(@Nullable String text, Instrumentation instrumentation)
      throws Exception {
    start(text, instrumentation);
  }

  private static synchronized void start(@Nullable String text, Instrumentation instrumentation)
      throws Exception {
    Arguments arguments = Arguments.parse(text, new Properties(), new Variables());
    Log log = new Log(System.err, arguments.debug());
    for (String problem : arguments.problems()) {
      log.line(problem);
    }
    if (running != null) {
      log.line("is in this JVM already; ignores '" + text + "'");
      return;
    }
    running = new Control(instrumentation, log);
    running.begin(arguments);
  }

  private void begin(Arguments arguments) throws Exception {
    DoorInstaller.install(instrumentation);
    weave(arguments);
  }

  /** Where the rules meet the application: the weaver and the call path start here. */
  private void weave(Arguments arguments) {
    if (log.debugs()) {
      log.debug("door " + RefrainDoor.class.getClassLoader() + ", rules " + arguments.rules());
    }
  }

  /** Reads a system property; a class of its own costs less to start than a lambda. */
  private static final class Properties implements Function<String, @Nullable String> {
    @Override
    public @Nullable String apply(String name) {
      return System.getProperty(name);
    }
  }

  /** Reads an environment variable. */
  private static final class Variables implements Function<String, @Nullable String> {
    @Override
    public @Nullable String apply(String name) {
      return System.getenv(name);
    }
  }
}
