package com.example.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * H2 behind a pool of a few connections.
 *
 * <p>Every statement holds its connection for {@code latencyMillis} longer than H2 needs: the
 * stand-in for the network and the load of the database server that a real shop has.
 */
final class Database implements AutoCloseable {
  private static final String IN_THIS_PROCESS = "jdbc:h2:mem:shop;DB_CLOSE_ON_EXIT=FALSE";

  private final long latencyMillis;
  private final BlockingQueue<Connection> idle;
  private final List<Connection> all = new ArrayList<>();
  private final ExecutorService threads;
  private final AtomicLong queries = new AtomicLong();
  private final AtomicLong updates = new AtomicLong();

  /** At that URL; without one, in this process and filled. */
  Database(String url, int connections, long latencyMillis) throws SQLException {
    this.latencyMillis = latencyMillis;
    this.idle = new ArrayBlockingQueue<>(connections);
    this.threads = Executors.newFixedThreadPool(connections, new NamedThreads("database"));
    for (int i = 0; i < connections; i++) {
      all.add(DriverManager.getConnection(url == null ? IN_THIS_PROCESS : url));
    }
    if (url == null) {
      Schema.create(all.get(0));
    }
    idle.addAll(all);
  }

  /** Runs the work on one of the database threads. */
  <T> CompletableFuture<T> async(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
    queries.incrementAndGet();
    Connection connection = borrow();
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    } catch (SQLException failed) {
      throw new IllegalStateException("database: " + failed.getMessage(), failed);
    } finally {
      idle.add(connection);
    }
  }

  int update(String sql, Object... parameters) {
    updates.incrementAndGet();
    Connection connection = borrow();
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException("database: " + failed.getMessage(), failed);
    } finally {
      idle.add(connection);
    }
  }

  long queries() {
    return queries.get();
  }

  long updates() {
    return updates.get();
  }

  @Override
  public void close() throws SQLException {
    threads.shutdown();
    for (Connection connection : all) {
      connection.close();
    }
  }

  private Connection borrow() {
    try {
      Connection connection = idle.take();
      if (latencyMillis > 0) {
        Thread.sleep(latencyMillis);
      }
      return connection;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("database: interrupted", stopping);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
