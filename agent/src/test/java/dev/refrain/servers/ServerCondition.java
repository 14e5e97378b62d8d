package dev.refrain.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out what needs a server that is not there, and notes it for the build's last lines. In CI,
 * which must have every server, that is a failure.
 */
final class ServerCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    NeedsServer needs =
        context.getTestClass().map(each -> each.getAnnotation(NeedsServer.class)).orElse(null);
    if (needs == null || context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("no class, or one that needs no server");
    }
    for (String name : needs.value()) {
      if (ServerFolders.lookUp(name).isEmpty()) {
        return without(name, context.getRequiredTestClass());
      }
    }
    return ConditionEvaluationResult.enabled("its servers are there");
  }

  private static ConditionEvaluationResult without(String name, Class<?> test) {
    String message = test.getName() + " did not run: there is no " + name;
    if (System.getenv("CI") != null) {
      throw new AssertionError(message);
    }
    try {
      Files.createDirectories(ServerFolders.NOT_RUN.getParent());
      Files.writeString(
          ServerFolders.NOT_RUN,
          message + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ConditionEvaluationResult.disabled(message);
  }
}
