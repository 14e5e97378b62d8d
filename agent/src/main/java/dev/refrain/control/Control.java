package dev.refrain.control;

import dev.refrain.observe.Log;
import dev.refrain.rules.Problem;
import dev.refrain.rules.Reading;
import dev.refrain.rules.RuleReader;
import dev.refrain.rules.RuleSet;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent at work in this JVM: started once, and asked for more by attaching to it. */
public final class Control {
  private static @Nullable Control running;

  private final Log log;
  private final Graph graph;

  private Control(Log log, Graph graph) {
    this.log = log;
    this.graph = graph;
  }

  /** Called by the entry class, by name: {@code -javaagent}. */
  public static synchronized void premain(@Nullable String text, Instrumentation instrumentation)
      throws Exception {
    Arguments arguments = parse(text);
    Log log = new Log(System.err, arguments.debug());
    if (running != null) {
      log.line("-javaagent names it twice; ignores the second, '" + text + "'");
      return;
    }
    List<String> problems = start(arguments, instrumentation, log);
    for (int i = 0; i < problems.size(); i++) {
      log.line(problems.get(i));
    }
    if (!problems.isEmpty() && arguments.strict()) {
      System.exit(2);
    }
  }

  /** Called by the entry class, by name: attached to a running JVM, the first time or again. */
  public static synchronized void agentmain(@Nullable String text, Instrumentation instrumentation)
      throws Exception {
    Arguments arguments = parse(text);
    Log log = new Log(System.err, arguments.debug());
    Answer answer;
    if (arguments.reportNow()) {
      answer =
          running == null
              ? Answer.refused("Refrain does not run in this JVM\n")
              : Answer.done(running.graph.report());
    } else {
      answer = attached(arguments, instrumentation, log);
    }
    String file = arguments.answer();
    if (file != null) {
      answer.write(new File(file));
    }
  }

  private static Answer attached(Arguments arguments, Instrumentation instrumentation, Log log)
      throws Exception {
    List<String> problems =
        running == null ? start(arguments, instrumentation, log) : running.replaceRules(arguments);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < problems.size(); i++) {
      log.line(problems.get(i));
      lines.append(problems.get(i)).append('\n');
    }
    return problems.isEmpty() ? Answer.done("") : Answer.refused(lines.toString());
  }

  private static Arguments parse(@Nullable String text) {
    return Arguments.parse(text, ValueSource.PROPERTIES, ValueSource.VARIABLES);
  }

  /** Starts the agent, unless there are problems. */
  private static List<String> start(Arguments arguments, Instrumentation instrumentation, Log log)
      throws Exception {
    List<String> problems = new ArrayList<>();
    RuleSet rules = read(arguments, problems);
    if (rules != null) {
      DoorInstaller.install(instrumentation);
      Control control = new Control(log, Graph.start(instrumentation, log, rules));
      if (arguments.reportAtExit()) {
        control.reportAtExit();
      }
      running = control;
    }
    return problems;
  }

  /** Other rules in place of those in force, unless there are problems. */
  private List<String> replaceRules(Arguments arguments) {
    List<String> problems = new ArrayList<>();
    RuleSet read = read(arguments, problems);
    if (read != null) {
      graph.replace(read);
    }
    return problems;
  }

  private static @Nullable RuleSet read(Arguments arguments, List<String> problems) {
    problems.addAll(arguments.problems());
    String path = arguments.rules();
    if (path == null) {
      if (problems.isEmpty()) {
        problems.add(
            "no rules: name a file or folder behind the agent's jar"
                + " (-javaagent:refrain-agent.jar=rules.yaml), in -Drefrain.rules or in"
                + " REFRAIN_RULES");
      }
      return null;
    }
    Reading reading = RuleReader.read(new File(path), ValueSource.BOTH);
    List<Problem> wrong = reading.problems();
    for (int i = 0; i < wrong.size(); i++) {
      problems.add(wrong.get(i).toString());
    }
    return problems.isEmpty() ? reading.rules() : null;
  }

  private void reportAtExit() {
    Thread hook =
        new Thread("refrain-report") {
          @Override
          public void run() {
            try {
              log.text(graph.report());
              graph.tellLostEvictions();
            } catch (Throwable failed) {
              log.line("no report: " + failed);
            }
          }
        };
    hook.setContextClassLoader(null);
    Runtime.getRuntime().addShutdownHook(hook);
  }
}
