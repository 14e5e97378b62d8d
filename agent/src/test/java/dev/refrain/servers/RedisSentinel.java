package dev.refrain.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** A master named {@code main}, a replica, and a sentinel that promotes the replica. */
public final class RedisSentinel implements AutoCloseable {
  public static final String MASTER = "main";

  private final RedisServer first;
  private final RedisServer second;
  private final ServerProcess sentinel;
  private final @Nullable String password;

  private RedisSentinel(
      RedisServer first, RedisServer second, ServerProcess sentinel, @Nullable String password) {
    this.password = password;
    this.first = first;
    this.second = second;
    this.sentinel = sentinel;
  }

  /** A running set of three, the replica in step. */
  public static RedisSentinel start() {
    return start(null);
  }

  /**
   * A running set of three, the replica in step.
   *
   * @param password what the sentinel wants of its clients; {@code null}: none
   */
  public static RedisSentinel start(@Nullable String password) {
    Path program = ServerProgram.find("redis-server");
    RedisServer first =
        RedisServer.start(
            program, LoopbackPorts.free(), List.of("--repl-diskless-sync-delay", "0"));
    RedisServer second =
        RedisServer.start(
            program,
            LoopbackPorts.free(),
            List.of("--replicaof", "127.0.0.1 " + first.port(), "--repl-diskless-sync-delay", "0"));
    Until.holds("the replica follows", () -> "up".equals(second.info("master_link_status")));
    int port = LoopbackPorts.free();
    ServerProcess sentinel =
        ServerProcess.start(
            List.of(program.toString(), configuration(port, first.port(), password), "--sentinel"),
            port);
    RedisSentinel all = new RedisSentinel(first, second, sentinel, password);
    Until.holds("the sentinel knows the replica", all::knowsReplica);
    return all;
  }

  private static String configuration(int port, int masterPort, @Nullable String password) {
    try {
      Path file = Files.createTempFile("refrain-sentinel", ".conf");
      file.toFile().deleteOnExit();
      Files.writeString(
          file,
          String.join(
              "\n",
              "port " + port,
              "bind 127.0.0.1",
              "sentinel monitor " + MASTER + " 127.0.0.1 " + masterPort + " 1",
              "sentinel down-after-milliseconds " + MASTER + " 500",
              "sentinel failover-timeout " + MASTER + " 2000",
              password == null ? "" : "requirepass " + password,
              ""));
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean knowsReplica() {
    try (Jedis operator = operator()) {
      return operator.sentinelReplicas(MASTER).size() == 1
          && "ok".equals(operator.sentinelReplicas(MASTER).get(0).get("master-link-status"));
    }
  }

  /** An operator's own connection to the sentinel, to be closed by the caller. */
  public Jedis operator() {
    return new Jedis(
        new HostAndPort("127.0.0.1", sentinel.port()),
        DefaultJedisClientConfig.builder().password(password).build());
  }

  /** The master that the sentinel names now. */
  public RedisServer master() {
    try (Jedis operator = operator()) {
      String port = operator.sentinelGetMasterAddrByName(MASTER).get(1);
      return Integer.parseInt(port) == first.port() ? first : second;
    }
  }

  /** Lets the replica take over, the old master staying up as its replica. */
  public void failOver() {
    RedisServer old = master();
    try (Jedis operator = operator()) {
      operator.sentinelFailover(MASTER);
    }
    Until.holds("the replica takes over", () -> master() != old);
  }

  /** {@code host:port} of the sentinel. */
  public String address() {
    return "127.0.0.1:" + sentinel.port();
  }

  @Override
  public void close() {
    sentinel.close();
    first.close();
    second.close();
  }
}
