import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one test method, whatever its parameters, and prints how it went as its last line: {@code
 * passed}, or what its first failure was. {@code java OneTest <class> <method> <seconds>}
 */
final class OneTest implements TestExecutionListener {
  private int passed;

  public static void main(String[] arguments) throws Exception {
    Thread watch = new Thread(() -> tellHang(Long.parseLong(arguments[2])));
    watch.setDaemon(true);
    watch.start();
    Class<?> type = Class.forName(arguments[0]);
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    Stream.of(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(arguments[1]) && !method.isSynthetic())
        .forEach(method -> request.selectors(selectMethod(type, method)));
    OneTest test = new OneTest();
    LauncherDiscoveryRequest all = request.build();
    LauncherFactory.create().execute(all, test);
    tell(test.passed == 0 ? "no such test" : "passed");
  }

  private static void tellHang(long seconds) {
    try {
      Thread.sleep(seconds * 1_000);
    } catch (InterruptedException e) {
      return;
    }
    tell("hangs");
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      passed += test.isTest() ? 1 : 0;
      return;
    }
    Optional<Throwable> failure = result.getThrowable();
    failure.ifPresent(Throwable::printStackTrace);
    // A test that can't be set up says nothing about the promise.
    boolean own = failure.isPresent() && Arrays.toString(failure.get().getStackTrace()).contains("dev.refrain");
    tell((own ? "failed " : "broken ") + failure.map(Throwable::getClass).map(Class::getName).orElse("?"));
  }

  /** Says it and ends at once: other threads may hang. */
  private static synchronized void tell(String verdict) {
    System.out.println();
    System.out.println(verdict);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
