package dev.refrain.demo;

/** What one load saw. */
record LoadResult(Samples samples, double seconds, long errors, long stale, BackEndCalls backEnds) {
  double requestsPerSecond() {
    return samples.size() / seconds;
  }

  double perThousand(long calls) {
    return samples.size() == 0 ? 0 : calls * 1000.0 / samples.size();
  }
}
