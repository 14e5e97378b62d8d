package dev.refrain.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Child JVMs of {@code com.example.Versions} that share a store and the truth. */
final class Instances implements AutoCloseable {
  private static final String PROGRAM = "com.example.Versions";

  private final Path folder;
  private final List<RunningChild> all = new ArrayList<>();

  Instances(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the rules.
   *
   * @param store the settings of the shared store
   * @param settings those of the caching rules
   */
  Instances rules(String store, String settings) throws IOException {
    Files.writeString(
        folder.resolve("rules.yaml"),
        """
        stores:
          shared: {namespace: shop, nearTtl: 200ms, %s}
        rules:
          - name: found
            method: com.example.Versions#find
            instances: shared
        %s
          - name: later
            method: com.example.Versions#later
            instances: shared
        %s
          - method: com.example.Versions#update
            evict: [{rule: found, key: [key]}, {rule: later, key: [key]}]
          - method: com.example.Versions#updateAll
            evict: [{rule: found}, {rule: later}]
        """
            .formatted(store, settings.indent(4), settings.indent(4)));
    return this;
  }

  RunningChild start() throws Exception {
    RunningChild child =
        ChildJvm.on(Jdk.running())
            .agent("rules=" + folder.resolve("rules.yaml"))
            .option("-XX:TieredStopAtLevel=1", "-Xmx128m")
            .start(PROGRAM, folder.resolve("truth").toString());
    all.add(child);
    return child;
  }

  Instances start(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      start();
    }
    return this;
  }

  RunningChild get(int index) {
    return all.get(index);
  }

  static String ask(RunningChild child, String line) throws Exception {
    child.writeLine(line);
    return child.readLine();
  }

  String ask(int index, String line) throws Exception {
    return ask(get(index), line);
  }

  /** Asks all at once; what they answer, in order. */
  List<String> askAll(String line) throws Exception {
    for (RunningChild each : all) {
      each.writeLine(line);
    }
    List<String> answers = new ArrayList<>();
    for (RunningChild each : all) {
      answers.add(each.readLine());
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    for (RunningChild each : all) {
      each.close();
    }
  }
}
