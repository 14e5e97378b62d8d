package dev.refrain.bench.trouble;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plays an outage to a service under load, without the agent and with it, and says second by second
 * what its callers saw.
 */
public final class Trouble {
  private static final int SECONDS = 30;

  private final Path agent;
  private final Path classes;
  private final Path folder;

  /**
   * A run.
   *
   * @param agent the built jar
   * @param classes of the service
   * @param folder for the rules file and what the JVMs log
   */
  public Trouble(Path agent, Path classes, Path folder) {
    this.agent = agent;
    this.classes = classes;
    this.folder = folder;
  }

  /** The table. */
  public String measure() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (RedisProcess server = RedisProcess.start()) {
      List<Second> without = run(List.of(), null);
      List<Second> with = run(List.of("-javaagent:" + agent + "=" + rules(server)), server);
      return table(without, with);
    }
  }

  private Path rules(RedisProcess server) throws IOException {
    return Files.writeString(
        folder.resolve("trouble.yaml"),
        """
        stores:
          shared: {type: redis, uri: 'redis://127.0.0.1:%d'}
        rules:
          - method: com.example.busy.BusyService#find
            ttl: 2s
            ttlJitter: 50%%
            store: [memory, shared]
            instances: shared
        """
            .formatted(server.port()));
  }

  private List<Second> run(List<String> options, RedisProcess server)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-cp", classes.toString(), "com.example.busy.BusyService", "" + SECONDS));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("trouble.log").toFile()).start();
    List<Second> seconds = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        seconds.add(Second.parse(line));
        System.err.printf("second %d of %d%n", seconds.size(), SECONDS);
        if (server != null) {
          play(server, seconds.size());
        }
      }
    } finally {
      process.destroyForcibly();
    }
    return seconds;
  }

  /** At the end of a second. */
  private static void play(RedisProcess server, int second)
      throws IOException, InterruptedException {
    switch (second) {
      case 8:
        server.signal("STOP");
        break;
      case 14:
        server.signal("CONT");
        break;
      case 19:
        server.kill();
        break;
      case 25:
        server.restart();
        break;
      default:
        break;
    }
  }

  private static String phase(int second) {
    if (second < 2) {
      return "start";
    }
    if (second < 8) {
      return "well";
    }
    if (second < 14) {
      return "hangs";
    }
    if (second < 19) {
      return "well again";
    }
    return second < 25 ? "killed" : "back, empty";
  }

  private static String table(List<Second> without, List<Second> with) {
    StringBuilder text = new StringBuilder();
    text.append(
        "second  store         without: p50 ms    p99    max    with: p50 ms    p99    max"
            + "   loads  errors\n");
    for (int i = 0; i < Math.min(without.size(), with.size()); i++) {
      Second a = without.get(i);
      Second b = with.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "%6d  %-12s %16.1f %6.1f %6.1f %15.2f %6.1f %6.1f %7d %7d%n",
              i,
              phase(i),
              a.median() / 1e3,
              a.p99() / 1e3,
              a.longest() / 1e3,
              b.median() / 1e3,
              b.p99() / 1e3,
              b.longest() / 1e3,
              b.loads(),
              b.errors()));
    }
    return text.toString();
  }
}
