package dev.refrain.control;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;

/** {@code java -jar refrain-agent.jar}: what a person asks of the agent from outside. */
public final class CommandLine {
  private static final String USAGE =
      "usage: java -javaagent:refrain-agent.jar=<rules> -jar <application>\n"
          + "       java -jar refrain-agent.jar <command>\n"
          + "\n"
          + "<rules> is a rules file, or a folder of them; several settings are written\n"
          + "rules=<rules>,strict=true,log=debug,report=exit\n"
          + "\n"
          + "commands:\n"
          + "  report <pid>           what the rules of a running JVM have done so far\n"
          + "  attach <pid> <rules>   put rules in force in a running JVM\n"
          + "  --version\n"
          + "  --help\n";

  private final File jar;
  private final PrintStream out;
  private final PrintStream err;

  CommandLine(File jar, PrintStream out, PrintStream err) {
    this.jar = jar;
    this.out = out;
    this.err = err;
  }

  /** Called by the entry class, by name. */
  public static void main(File jar, String[] arguments) throws IOException {
    int status = new CommandLine(jar, System.out, System.err).run(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Gives the exit code: 0 done, 1 not possible, 2 wrong usage or wrong rules. */
  int run(String... arguments) throws IOException {
    String command = arguments.length == 0 ? "" : arguments[0];
    switch (command) {
      case "--version":
        out.println("Refrain " + version());
        return 0;
      case "--help":
        out.print(USAGE);
        return 0;
      case "report":
        return arguments.length == 2
            ? ask(arguments[1], "report=now")
            : wrong("report takes a process id");
      case "attach":
        return arguments.length == 3
            ? ask(arguments[1], "rules=" + new File(arguments[2]).getAbsolutePath())
            : wrong("attach takes a process id and a rules file or folder");
      default:
        return wrong(command.isEmpty() ? "a command is missing" : "unknown command " + command);
    }
  }

  private int wrong(String problem) {
    err.println("refrain: " + problem);
    err.print(USAGE);
    return 2;
  }

  private int ask(String pid, String request) {
    for (int i = 0; i < pid.length(); i++) {
      if (!Character.isDigit(pid.charAt(i))) {
        return wrong("'" + pid + "' is no process id");
      }
    }
    try {
      Answer answer = new RunningJvm(pid, jar).ask(request);
      (answer.isDone() ? out : err).print(answer.text());
      return answer.isDone() ? 0 : 2;
    } catch (IOException e) {
      err.println("refrain: " + e.getMessage());
      return 1;
    }
  }

  private static String version() throws IOException {
    try (InputStream in = CommandLine.class.getClassLoader().getResourceAsStream("version")) {
      if (in == null) {
        throw new IOException("the agent's jar lacks its version");
      }
      return new BufferedReader(new InputStreamReader(in, "UTF-8")).readLine();
    }
  }
}
