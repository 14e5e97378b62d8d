package dev.refrain.store;

import java.util.concurrent.Executor;

/**
 * Runs a task in the thread that hands it over: Caffeine's upkeep is short, and its default, the
 * common pool, belongs to the application.
 */
final class CallerExecutor implements Executor {
  static final Executor INSTANCE = new CallerExecutor();

  private CallerExecutor() {}

  @Override
  public void execute(Runnable task) {
    task.run();
  }
}
