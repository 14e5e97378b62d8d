package dev.refrain.bench.outage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that plays a script to 64 callers, with or without the agent. */
final class Run {
  private final String name;
  private final Process process;
  private final List<Observation> intervals = new ArrayList<>();
  private final List<Observation> phases = new ArrayList<>();

  private Run(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param rules {@code null}: without the agent
   */
  static Run start(Place place, String name, String rules, List<String> arguments)
      throws IOException {
    Files.createDirectories(place.logs());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    String file = "prices-" + name.replace(' ', '-') + "-" + arguments.get(0);
    if (rules != null) {
      Path written = Files.writeString(place.logs().resolve(file + ".yaml"), rules);
      command.add("-javaagent:" + place.agent() + "=" + written + ",report=exit");
    }
    command.addAll(List.of("-cp", place.classes().toString(), "com.example.prices.PriceService"));
    command.addAll(arguments);
    Path log = place.logs().resolve(file + ".log");
    return new Run(name, new ProcessBuilder(command).redirectError(log.toFile()).start());
  }

  /** Waits for its end. */
  Run end() throws IOException, InterruptedException {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] words = line.split(" ");
        if (words[0].equals("interval")) {
          intervals.add(Observation.parse(words));
        } else if (words[0].equals("phase")) {
          phases.add(Observation.parse(words));
          System.err.println(name + ": the phase '" + words[1] + "' is over");
        }
      }
      if (process.waitFor() != 0) {
        throw new IOException("the JVM '" + name + "' has failed");
      }
    } finally {
      process.destroyForcibly();
    }
    return this;
  }

  String name() {
    return name;
  }

  List<Observation> intervals() {
    return intervals;
  }

  List<Observation> phases() {
    return phases;
  }
}
