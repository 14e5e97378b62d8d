package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void linear_endsAtARoundFigure() {
    Scale scale = Scale.linear(487, 100, 0);
    assertEquals(List.of(0.0, 100.0, 200.0, 300.0, 400.0, 500.0), scale.ticks());
    assertEquals(100, scale.at(0));
    assertEquals(50, scale.at(250));
    assertEquals(0, scale.at(500));
  }

  @Test
  void decades_coverBothEnds() {
    Scale scale = Scale.decades(2.5, 312, 0, 300);
    assertEquals(List.of(1.0, 10.0, 100.0, 1000.0), scale.ticks());
    assertEquals(100, scale.at(10), 1e-9);
    assertEquals(0, scale.at(0.01), 1e-9);
  }

  @Test
  void decades_oneValue_stillHasAWidth() {
    assertEquals(List.of(10.0, 100.0), Scale.decades(10, 10, 0, 300).ticks());
  }
}
