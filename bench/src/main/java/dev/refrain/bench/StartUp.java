package dev.refrain.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long JVMs take from start to end, with and without the agent, in turn. */
final class StartUp {
  private static final String HELLO = "com.example.hello.Hello";
  private static final String MANY = "com.example.hello.ManyClasses";

  private final List<Timed> all = new ArrayList<>();
  private final Timed hello;
  private final Timed helloNothing;
  private final Timed helloOne;
  private final Timed many;
  private final Timed manyOne;
  private final int rounds;

  StartUp(Checkout checkout, Effort effort) {
    rounds = effort.starts();
    // One jar: a JVM looks for an agent's class in each jar of the class path first.
    String jar = checkout.jar().toString();
    hello = timed(new ChildProgram(jar, HELLO, List.of()), rounds);
    helloNothing = timed(new ChildProgram(jar, HELLO, woven(checkout, "nothing")), rounds);
    helloOne = timed(new ChildProgram(jar, HELLO, woven(checkout, "hello")), rounds);
    many = timed(new ChildProgram(jar, MANY, List.of()), rounds / 2);
    manyOne = timed(new ChildProgram(jar, MANY, woven(checkout, "many")), rounds / 2);
  }

  private static List<String> woven(Checkout checkout, String rules) {
    return List.of("-javaagent:" + checkout.agent() + "=" + checkout.rules(rules + ".yaml"));
  }

  private Timed timed(ChildProgram program, int times) {
    Timed timed = new Timed(program, times);
    all.add(timed);
    return timed;
  }

  String measure() throws IOException, InterruptedException {
    for (int round = -1; round < rounds; round++) {
      System.err.printf("start %d of %d%n", round + 1, rounds);
      for (Timed each : all) {
        each.start(round);
      }
    }
    TextTable table = new TextTable();
    table.add("start-up", "ms", "+-", "more ms", "x", "target");
    row(table, "hello world", hello, hello, "");
    row(table, "rules that match nothing", helloNothing, hello, within(helloNothing, hello, 60));
    row(table, "one method", helloOne, hello, within(helloOne, hello, 180));
    row(table, "10,000 classes", many, many, "");
    double ratio = manyOne.median() / many.median();
    row(
        table,
        "10,000 classes, one match",
        manyOne,
        many,
        "<= x 1.10 " + (Math.round(ratio * 100) <= 110 ? "met" : "NOT met"));
    return table.toString();
  }

  private static String within(Timed with, Timed without, int millis) {
    long more = Math.round(with.median() - without.median());
    return "<= +" + millis + " ms " + (more <= millis ? "met" : "NOT met");
  }

  private static void row(TextTable table, String title, Timed with, Timed without, String target) {
    table.add(
        title,
        String.format(Locale.ROOT, "%.0f", with.median()),
        String.format(Locale.ROOT, "%.0f", with.spread()),
        String.format(Locale.ROOT, "%+.0f", with.median() - without.median()),
        String.format(Locale.ROOT, "%.2f", with.median() / without.median()),
        target);
  }

  private static final class Timed {
    private final ChildProgram program;
    private final int times;
    private final List<Double> millis = new ArrayList<>();
    private String output;

    Timed(ChildProgram program, int times) {
      this.program = program;
      this.times = times;
    }

    /** The round before the first is not counted: it fills the caches of the file system. */
    void start(int round) throws IOException, InterruptedException {
      if (round >= times) {
        return;
      }
      long start = System.nanoTime();
      String printed = program.run();
      if (round >= 0) {
        millis.add((System.nanoTime() - start) / 1e6);
        Expected.equal(output, printed);
      }
      output = printed;
    }

    double median() {
      return percentile(0.5);
    }

    double spread() {
      return (percentile(0.9) - percentile(0.1)) / 2;
    }

    private double percentile(double part) {
      List<Double> sorted = new ArrayList<>(millis);
      Collections.sort(sorted);
      return sorted.get((int) Math.round(part * (sorted.size() - 1)));
    }
  }
}
