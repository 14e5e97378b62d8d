import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Applies each patch to a built copy of the checkout, compiles what it changes, and runs the test
 * that it names, in a JVM of its own. The test must fail: a patch that does not apply, compile or
 * link, or whose test passes or can't be run, is a mutant that survived.
 *
 * <p>{@code java Mutations.java <folder of the patches> <the copy> <beginnings of names>…}
 */
final class Mutations {
  private static final Pattern HEAD =
      Pattern.compile("Promise (\\d+): (.*)\\nFails: (\\S+)#(\\w+)\\n.*", Pattern.DOTALL);
  private static final Pattern UNLINKED =
      Pattern.compile(
          "failed java\\.lang\\.(NoSuch|NoClassDef|Incompatible|AbstractMethod|Verify|Illegal"
              + "AccessError|ExceptionInInit|Bootstrap|Linkage|ClassFormat|ClassNotFound).*");

  private final Path copy;
  private final Path agent;
  private final Path classes;
  private final Path pristine;
  private final Path tools;
  private final String libraries;
  private final Path log;

  private Mutations(Path copy) throws IOException {
    this.copy = copy;
    this.agent = copy.resolve("agent");
    this.classes = agent.resolve("target/classes");
    this.pristine = copy.resolve("pristine");
    this.tools = copy.resolve("tools");
    this.libraries = Files.readString(copy.resolve("class-path")).trim();
    this.log = copy.resolve("log");
  }

  /** A patch with what its first lines say. */
  private record Mutant(String name, Path patch, int promise, String what, String type, String test) {
    static Mutant of(Path patch) {
      try {
        Matcher head = HEAD.matcher(Files.readString(patch));
        if (!head.matches()) {
          throw new IllegalArgumentException(patch + " does not begin with its promise and test");
        }
        String name = patch.getFileName().toString().replace(".patch", "");
        int promise = Integer.parseInt(head.group(1));
        return new Mutant(name, patch, promise, head.group(2), head.group(3), head.group(4));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** A model checker takes its time. */
    int seconds() {
      return type.endsWith("InterleavingTest") ? 240 : 30;
    }

    boolean needsJar() {
      return type.startsWith("jvm.");
    }
  }

  public static void main(String[] arguments) throws Exception {
    long start = System.nanoTime();
    List<Mutant> mutants;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      mutants =
          files
              .filter(file -> file.toString().endsWith(".patch"))
              .filter(file -> isChosen(file.getFileName().toString(), arguments))
              .sorted()
              .map(Mutant::of)
              .toList();
    }
    Mutations mutations = new Mutations(Path.of(arguments[1]));
    mutations.prepare(Path.of(arguments[0]));
    int killed = 0;
    Map<String, String> asItIs = new TreeMap<>();
    System.out.printf("%-8s %-34s %s%n", "promise", "its test", "mutation");
    for (Mutant each : mutants) {
      String test = each.type + "#" + each.test;
      String before = asItIs.get(test);
      if (before == null) {
        before = mutations.test(each, 240);
        asItIs.put(test, before);
      }
      String verdict = before.equals("passed") ? mutations.judge(each) : before + ", unmutated";
      boolean dead =
          before.equals("passed") && (verdict.startsWith("failed ") || verdict.equals("hangs"));
      killed += dead ? 1 : 0;
      String shown = verdict.replaceAll("(java|org)\\.[a-z.0-9]*\\.", "");
      System.out.printf("%-8d %-34s %s: %s%n", each.promise, shown, each.name, each.what);
      if (!dead) {
        System.out.println("SURVIVED, expected to fail: " + test);
        System.out.println(Files.readString(mutations.log).indent(4));
      }
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.println(killed + " of " + mutants.size() + " mutants killed in " + seconds + " s");
    System.exit(killed == mutants.size() && killed > 0 ? 0 : 1);
  }

  private static boolean isChosen(String file, String[] arguments) {
    boolean chosen = arguments.length == 2;
    for (int i = 2; i < arguments.length; i++) {
      chosen |= file.startsWith(arguments[i]);
    }
    return chosen;
  }

  private void prepare(Path here) throws IOException {
    copyTree(classes, pristine);
    Files.createDirectories(tools);
    compile(List.of("-cp", libraries, "-d", tools.toString(), here.resolve("OneTest.java").toString()));
  }

  private String judge(Mutant mutant) throws Exception {
    if (!run(copy, List.of("git", "apply", "-C1", mutant.patch.toString()))) {
      return "does not apply";
    }
    try {
      return compileChanged(mutant) ? test(mutant, mutant.seconds()) : "does not compile";
    } finally {
      run(copy, List.of("git", "apply", "-R", "-C1", mutant.patch.toString()));
      copyTree(pristine, classes);
    }
  }

  private boolean compileChanged(Mutant mutant) throws IOException {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--release", "8", "-g", "-parameters", "-proc:none", "-nowarn"));
    options.addAll(List.of("-Xlint:-options", "-d", classes.toString()));
    options.addAll(List.of("-cp", classes + File.pathSeparator + libraries));
    for (String line : Files.readAllLines(mutant.patch)) {
      if (line.startsWith("+++ b/")) {
        options.add(copy.resolve(line.substring(6).trim()).toString());
      }
    }
    return compile(options);
  }

  private boolean compile(List<String> options) throws IOException {
    try (var out = Files.newOutputStream(log)) {
      return ToolProvider.getSystemJavaCompiler().run(null, out, out, options.toArray(String[]::new))
          == 0;
    }
  }

  /** Runs the mutant's test on the classes as they are. */
  private String test(Mutant mutant, int seconds) throws Exception {
    Path door = agent.resolve("target/door/java");
    copyTree(classes.resolve("java"), door);
    Path jar = agent.resolve("target/refrain-agent.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    if (mutant.needsJar()) {
      // The build has compiled it.
      String packer = agent.resolve("target/packer").toString();
      String time = "2026-11-01T00:00:00Z";
      String[] pack = {java, "-cp", packer, "AgentJar", "" + agent, "" + jar, "mutant", time};
      if (!run(agent, List.of(pack))) {
        return "has no jar";
      }
    }
    String path =
        String.join(
            File.pathSeparator,
            tools.toString(),
            agent.resolve("target/test-classes").toString(),
            classes.toString(),
            libraries);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java, "-cp", path, "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--patch-module", "java.base=" + door.getParent()));
    command.addAll(List.of("-Djdk.attach.allowAttachSelf=true", "-Drefrain.patience=4"));
    // The model checker looks further than in a build, where it has to be quick.
    command.addAll(List.of("-Drefrain.scenarios.number=12", "-Drefrain.interleavings=1500"));
    command.add("-Drefrain.jar=" + jar);
    command.add("-Drefrain.scenarios=" + agent.resolve("target/scenario-classes"));
    command.addAll(List.of("OneTest", "dev.refrain." + mutant.type, mutant.test, "" + seconds));
    if (!run(agent, command)) {
      return "ends the JVM";
    }
    List<String> told = Files.readAllLines(log);
    String verdict = told.get(told.size() - 1);
    return UNLINKED.matcher(verdict).matches() ? "does not link" : verdict;
  }

  private boolean run(Path folder, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("REFRAIN_JDKS");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    if (process.waitFor(5, TimeUnit.MINUTES)) {
      return process.exitValue() == 0;
    }
    process.destroyForcibly().waitFor();
    return false;
  }

  /** Makes the target what the source is, file by file. */
  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> old = Files.exists(to) ? Files.walk(to) : Stream.empty()) {
      for (Path file : old.filter(Files::isRegularFile).toList()) {
        if (!Files.exists(from.resolve(to.relativize(file)))) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
