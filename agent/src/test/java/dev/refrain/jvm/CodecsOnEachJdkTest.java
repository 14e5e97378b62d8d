package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes on different Java versions share a store. */
@Tag("jar")
class CodecsOnEachJdkTest {
  @TempDir Path folder;

  @Test
  void each_version_reads_what_the_others_have_written() throws Exception {
    Set<String> expected = new TreeSet<>();
    for (Jdk writer : Jdk.found()) {
      run(writer);
      String version = writer.version() == 8 ? "1.8" : "" + writer.version();
      expected.add("json-" + version + " read");
      expected.add("java-" + version + " read");
    }
    for (Jdk reader : Jdk.found()) {
      assertEquals(String.join("\n", expected) + "\n", run(reader).out(), reader.toString());
    }
  }

  private Outcome run(Jdk jdk) throws Exception {
    Outcome outcome =
        ChildJvm.on(jdk)
            .classPath(ChildJvm.AGENT)
            .option("-Dfile.encoding=UTF-8")
            .run("com.example.Parcels", folder.toString());
    assertEquals(0, outcome.exit(), jdk + ": " + outcome.err());
    return outcome;
  }
}
