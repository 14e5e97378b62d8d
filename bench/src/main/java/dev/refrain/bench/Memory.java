package dev.refrain.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much heap a kept entry takes beyond its key and its value, each contender in its own JVM. */
final class Memory {
  private static final String[] CONTENDERS = {"floor", "hand", "woven"};

  private final Checkout checkout;

  Memory(Checkout checkout) {
    this.checkout = checkout;
  }

  String measure() throws IOException, InterruptedException {
    TextTable table = new TextTable();
    table.add("memory", "B an entry", "x hand", "target");
    double[] bytes = new double[CONTENDERS.length];
    for (int i = 0; i < bytes.length; i++) {
      System.err.println("memory of " + CONTENDERS[i]);
      List<String> jvm = new ArrayList<>(List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"));
      jvm.add("-Drefrain.bench.entries=" + MemoryProgram.ENTRIES * 2);
      if (CONTENDERS[i].equals("woven")) {
        jvm.add("-javaagent:" + checkout.agent() + "=" + checkout.rules("memory.yaml"));
      }
      ChildProgram program =
          new ChildProgram(checkout.classPath(), MemoryProgram.class.getName(), jvm);
      bytes[i] = Double.parseDouble(program.run(CONTENDERS[i]));
    }
    for (int i = 0; i < bytes.length; i++) {
      double times = bytes[i] / bytes[1];
      table.add(
          CONTENDERS[i],
          String.format(Locale.ROOT, "%.1f", bytes[i]),
          String.format(Locale.ROOT, "%.2f", times),
          i == 2 ? Target.hand(1).verdict(times) : "");
    }
    return table.toString();
  }
}
