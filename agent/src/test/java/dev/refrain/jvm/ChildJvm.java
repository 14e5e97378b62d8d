package dev.refrain.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A scenario program in a JVM of its own: what to start it with. Nothing of this JVM's environment
 * that could change it is handed down.
 */
public final class ChildJvm {
  /** The agent as it was built. */
  public static final Path AGENT = Path.of(System.getProperty("refrain.jar"));

  /** The classes of {@code src/scenarios/java}. */
  public static final Path SCENARIOS = Path.of(System.getProperty("refrain.scenarios"));

  private static final long SECONDS = 120;

  private final Jdk jdk;
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>(List.of(SCENARIOS));
  private final Map<String, String> variables = new LinkedHashMap<>();

  private ChildJvm(Jdk jdk) {
    this.jdk = jdk;
  }

  public static ChildJvm on(Jdk jdk) {
    return new ChildJvm(jdk);
  }

  /** With the built agent; {@code arguments} stand behind the jar's {@code =}. */
  public ChildJvm agent(String arguments) {
    return agent(AGENT, arguments);
  }

  /** With another agent. */
  public ChildJvm agent(Path jar, String arguments) {
    return option("-javaagent:" + jar + (arguments.isEmpty() ? "" : "=" + arguments));
  }

  public ChildJvm option(String... more) {
    options.addAll(Arrays.asList(more));
    return this;
  }

  /** Without what the JVM prints, from Java 21 on, about any agent that is attached to it. */
  public ChildJvm attachQuietly() {
    return option("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading");
  }

  public ChildJvm variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Puts more at the class path's end. */
  public ChildJvm classPath(Path... more) {
    classPath.addAll(Arrays.asList(more));
    return this;
  }

  /** Puts a jar in the place of the scenario classes. */
  public ChildJvm onlyClassPath(Path jar) {
    classPath.clear();
    return classPath(jar);
  }

  /** Runs a program to its end. */
  public Outcome run(String mainClass, String... arguments) throws Exception {
    return execute(command(mainClass, arguments));
  }

  /** Runs the agent's command line to its end. */
  public Outcome runAgent(String... arguments) throws Exception {
    List<String> command = java();
    command.addAll(List.of("-jar", AGENT.toString()));
    command.addAll(Arrays.asList(arguments));
    return execute(command);
  }

  /** Runs another program of the JDK to its end. */
  public Outcome runTool(String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.tool(name).toString()));
    command.addAll(Arrays.asList(arguments));
    return execute(command);
  }

  /** Starts a program; gives it once it has written its first line. */
  public RunningChild start(String mainClass, String... arguments) throws Exception {
    return new RunningChild(builder(command(mainClass, arguments)));
  }

  private List<String> java() {
    List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString()));
    command.addAll(options);
    return command;
  }

  private List<String> command(String mainClass, String... arguments) {
    List<String> command = java();
    List<String> parts = classPath.stream().map(Path::toString).toList();
    command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, parts), mainClass));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("REFRAIN_"));
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
        .forEach(environment::remove);
    environment.putAll(variables);
    return builder;
  }

  private Outcome execute(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    Process process =
        builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      Outcome outcome = new Outcome(ended ? process.exitValue() : -1, text(out), text(err));
      if (!ended) {
        throw new AssertionError(command + " did not end: " + outcome);
      }
      return outcome;
    } finally {
      process.destroyForcibly().waitFor();
      Files.delete(out);
      Files.delete(err);
    }
  }

  static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
