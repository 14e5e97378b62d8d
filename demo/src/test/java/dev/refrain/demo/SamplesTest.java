package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void percentile_isTheSmallestValueThatCoversTheShare() {
    Samples samples = new Samples();
    for (int millis = 1000; millis >= 1; millis--) {
      samples.add(Endpoint.PRODUCT, 0, millis * 1000L);
    }
    Latencies latencies = samples.latencies();
    assertEquals(500, latencies.percentile(50));
    assertEquals(990, latencies.percentile(99));
    assertEquals(1000, latencies.percentile(100));
  }

  @Test
  void percentile_ofNothing_isNoNumber() {
    assertTrue(Double.isNaN(new Samples().latencies().percentile(50)));
  }

  @Test
  void all_keepsEverySampleWithItsEndpointAndSecond() {
    Samples first = new Samples();
    Samples second = new Samples();
    for (int i = 0; i < 3000; i++) {
      first.add(Endpoint.PRODUCT, i, 2_000);
    }
    second.add(Endpoint.REPORT, 1_999, 7_000);
    second.add(Endpoint.REPORT, 5_000, 9_000);
    Samples all = Samples.all(List.of(first, second));
    assertEquals(3002, all.size());
    assertEquals(2, all.latencies(Endpoint.REPORT).count());
    assertEquals(7, all.latencies(Endpoint.REPORT).percentile(50));
    Latencies[] seconds = all.bySecond(3);
    assertEquals(1000, seconds[0].count());
    assertEquals(1001, seconds[1].count());
    assertEquals(1000, seconds[2].count());
    assertEquals(7, seconds[1].percentile(100));
  }
}
