package dev.refrain.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Writes what fails on a JDK that is not out yet to {@code early-access.txt}, beside the agent's
 * jar, and lets the build go on.
 */
final class EarlyAccessReport implements InvocationInterceptor {
  private static final Path FILE = ChildJvm.AGENT.resolveSibling("early-access.txt");

  static {
    try {
      Files.deleteIfExists(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> test,
      ExtensionContext context)
      throws Throwable {
    boolean early =
        test.getArguments().stream().anyMatch(a -> a instanceof Jdk jdk && jdk.earlyAccess());
    if (!early) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
      report(context, "passed");
    } catch (Throwable failed) {
      report(context, "FAILED " + failed);
    }
  }

  private static synchronized void report(ExtensionContext context, String result)
      throws IOException {
    String test = context.getRequiredTestClass().getSimpleName();
    String method = context.getRequiredTestMethod().getName();
    String line = test + "." + method + " " + context.getDisplayName() + ": " + result + "\n";
    Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    System.out.print(line);
  }
}
