package dev.refrain.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the report says of shared stores. */
class ReportTest {
  @Test
  void shared_stores_have_a_table_of_their_own() {
    Recorder recorder =
        new Recorder(new Log(new PrintStream(new ByteArrayOutputStream(), true), false));
    StoreCounters store = recorder.store("shared");
    for (int i = 0; i < 1000; i++) {
      store.lookedUp(i % 4 != 0);
    }
    store.unanswered();
    store.evictionQueued();
    recorder.storeDown(store, null);
    assertEquals(
        """
        refrain: report
          rule  methods  receivers  hits  joined  misses  hit ratio  mean load  saved  evictions  errors
          store   lookups  hits  hit ratio  unanswered  unwritten  damaged  other version  late evictions  outages
          shared     1000   750     75.0 %           1          0        0              0               1        1
        """,
        Report.of(List.of(), recorder));
  }
}
