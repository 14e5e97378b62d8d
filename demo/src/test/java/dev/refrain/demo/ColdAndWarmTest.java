package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo of two instances that share a store, with a real server and in short. */
@Tag("jar")
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ColdAndWarmTest {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theSecondStartsWarm_andSeesWhatTheFirstChanges(StoreKind kind) throws Exception {
    needs(kind);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WarmStart result;
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Path agent = Path.of(System.getProperty("refrain.jar"));
      Path rules = Path.of(System.getProperty("refrain.rules")).getParent();
      DemoOptions options = new DemoOptions(4, 8, Optional.of(kind), false, false, false);
      result = new ColdAndWarm(options, kind, agent, rules, ROOT, folder, out).run();
    }
    String output = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(result.clean(), output);
    // The same requests; some of them read what they have just written.
    assertEquals(result.coldFirst().samples().size(), result.warmFirst().samples().size());
    assertTrue(
        WarmStart.database(result.warmFirst()) < WarmStart.database(result.coldFirst()), output);
    assertTrue(
        WarmStart.partner(result.warmFirst()) < WarmStart.partner(result.coldFirst()), output);
    assertFalse(result.alone().allSeen(), output);
    assertEquals(kind.changes(), result.shared().millis().length);
    assertTrue(output.contains("with " + kind.label()), output);
    assertNothingListens(output);
  }

  /** The server has ended with the run. */
  private static void assertNothingListens(String output) {
    Matcher store = Pattern.compile("Store: .* on 127\\.0\\.0\\.1:([0-9]+)").matcher(output);
    assertTrue(store.find(), output);
    int port = Integer.parseInt(store.group(1));
    assertThrows(IOException.class, () -> new Socket("127.0.0.1", port).close());
  }

  /** As the agent's tests do: without its server it does not run, and the build's end says so. */
  private static void needs(StoreKind kind) throws IOException {
    if (StoreProgram.lookUp(kind, ROOT).isPresent()) {
      return;
    }
    String message =
        ColdAndWarmTest.class.getName() + " did not run: there is no " + kind.programs().get(0);
    assertNull(System.getenv("CI"), message);
    Path notes = ROOT.resolve("agent/target/tests-without-servers.txt");
    Files.writeString(notes, message + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    abort(message);
  }
}
