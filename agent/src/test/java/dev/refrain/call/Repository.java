package dev.refrain.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** The application's class in most scenes: one method a {@link Shape}, and writing ones. */
class Repository {
  final Loads loads;

  /** Whether plain bodies that fail leave their thread's interrupt flag set. */
  volatile boolean flagged;

  Repository(Loads loads) {
    this.loads = loads;
  }

  Object plain(String key) throws Exception {
    try {
      return loads.begin(key).await();
    } finally {
      if (flagged) {
        flagged = false;
        Thread.currentThread().interrupt();
      }
    }
  }

  CompletableFuture<Object> completable(String key) {
    return loads.begin(key).completable();
  }

  CompletionStage<Object> stage(String key) {
    return loads.begin(key).stage();
  }

  Future<Object> future(String key) {
    return loads.begin(key).task();
  }

  Object writePlain(String key) throws Exception {
    return loads.begin(key).await();
  }

  CompletableFuture<Object> writeCompletable(String key) {
    return loads.begin(key).completable();
  }

  CompletionStage<Object> writeStage(String key) {
    return loads.begin(key).stage();
  }

  Future<Object> writeFuture(String key) {
    return loads.begin(key).task();
  }
}
