package dev.refrain.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/** Measures what calls cost and prints a table. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws RunnerException, IOException {
    Effort effort = Effort.FULL;
    List<String> only = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals("--quick")) {
        effort = Effort.QUICK;
      } else if (argument.startsWith("--")) {
        System.err.println("bench/run: unknown option " + argument);
        System.exit(2);
      } else {
        only.add(argument);
      }
    }
    calls(Checkout.here(), effort, only);
  }

  private static void calls(Checkout checkout, Effort effort, List<String> only)
      throws RunnerException, IOException {
    List<Comparison> comparisons = new ArrayList<>();
    Set<Subject> subjects = new LinkedHashSet<>();
    for (Comparison each : Comparison.all()) {
      if (only.isEmpty() || only.contains(each.title())) {
        comparisons.add(each);
        subjects.addAll(each.subjects());
      }
    }
    Measurement measurement = new Measurement(checkout, effort);
    measurement.run(List.copyOf(subjects));
    measurement.writeJson(checkout.target().resolve("calls.json"));
    System.out.println(new CallTable(measurement).of(comparisons));
  }
}
