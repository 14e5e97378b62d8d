package dev.refrain.bench;

import java.io.IOException;
import org.openjdk.jmh.annotations.Setup;

/** A hit as {@link OneArgument} has it, in a JVM in which fifty other woven methods are warm. */
public class Polluted extends OneArgument {
  @Setup
  public void pollute() throws IOException, ReflectiveOperationException {
    Pollution.spread();
  }
}
