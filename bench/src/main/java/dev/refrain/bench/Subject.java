package dev.refrain.bench;

/** One thing to measure: who is asked for what, in a JVM of its own. Immutable. */
record Subject(Class<?> benchmark, Demand demand, int threads, String contender) {
  Subject by(String other) {
    return new Subject(benchmark, demand, threads, other);
  }

  String name() {
    return benchmark.getSimpleName()
        + "-"
        + demand
        + (threads == 1 ? "" : "-" + threads + "-threads")
        + "-"
        + contender;
  }
}
