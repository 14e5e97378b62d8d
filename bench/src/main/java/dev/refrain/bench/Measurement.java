package dev.refrain.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures subjects in rounds, one fork of each a round: what the machine does meanwhile meets all
 * of them, not one.
 */
final class Measurement {
  private final Checkout checkout;
  private final Effort effort;
  private final Map<Subject, List<BenchmarkResult>> results = new LinkedHashMap<>();
  private final Map<Subject, RunResult> merged = new LinkedHashMap<>();

  Measurement(Checkout checkout, Effort effort) {
    this.checkout = checkout;
    this.effort = effort;
  }

  void run(List<Subject> subjects) throws RunnerException, IOException {
    Files.createDirectories(checkout.logs());
    int all = subjects.size() * effort.forks();
    int done = 0;
    for (int round = 1; round <= effort.forks(); round++) {
      for (Subject subject : subjects) {
        System.err.printf("%3d of %d  %s%n", ++done, all, subject.name());
        RunResult one = fork(subject, round);
        results
            .computeIfAbsent(subject, key -> new ArrayList<>())
            .addAll(one.getBenchmarkResults());
      }
    }
    for (Subject subject : subjects) {
      List<BenchmarkResult> forks = results.get(subject);
      merged.put(subject, new RunResult(forks.get(0).getParams(), forks));
    }
  }

  Figure figure(Subject subject) {
    return Figure.of(merged.get(subject));
  }

  void writeJson(Path file) {
    try {
      Files.createDirectories(file.getParent());
      ResultFormatFactory.getInstance(ResultFormatType.JSON, file.toString())
          .writeOut(merged.values());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private RunResult fork(Subject subject, int round) throws RunnerException {
    Path log = checkout.logs().resolve(subject.name() + "-" + round + ".log");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + subject.benchmark().getName().replace(".", "\\.") + "\\.")
            .param("contender", subject.contender())
            .param("demand", subject.demand().name())
            .mode(Mode.AverageTime)
            .timeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
            .threads(subject.threads())
            .forks(1)
            .warmupIterations(effort.warmUp())
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(effort.measured())
            .measurementTime(TimeValue.milliseconds(500))
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(checkout.jvmArguments(subject.contender()))
            .shouldFailOnError(true)
            .output(log.toString());
    String own = System.getProperty("java.class.path");
    // What JMH starts its forks with.
    System.setProperty("java.class.path", checkout.classPath());
    try {
      return new Runner(options.build()).runSingle();
    } catch (RunnerException failed) {
      throw new RunnerException("see " + log, failed);
    } finally {
      System.setProperty("java.class.path", own);
    }
  }
}
