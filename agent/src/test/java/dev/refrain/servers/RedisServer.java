package dev.refrain.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** One Redis or Valkey server, without persistence. */
public final class RedisServer implements AutoCloseable {
  private final ServerProcess process;

  private RedisServer(ServerProcess process) {
    this.process = process;
  }

  /** The first Redis that is found, with these arguments of its command line. */
  public static RedisServer redis(String... arguments) {
    return start(ServerProgram.find("redis-server"), arguments);
  }

  /** A Redis whose version begins with this number. */
  public static RedisServer redisOf(int version) {
    return start(ServerProgram.find("redis-server " + version));
  }

  public static RedisServer valkey(String... arguments) {
    return start(ServerProgram.find("valkey-server"), arguments);
  }

  /** A server of this program on a free port. */
  public static RedisServer start(Path program, String... arguments) {
    int port = LoopbackPorts.free();
    return start(program, port, List.of(arguments));
  }

  static RedisServer start(Path program, int port, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--save", "", "--appendonly", "no"));
    command.addAll(arguments);
    return new RedisServer(ServerProcess.start(command, port));
  }

  public int port() {
    return process.port();
  }

  public String address() {
    return "127.0.0.1:" + port();
  }

  /** An operator's own connection, to be closed by the caller. */
  public Jedis operator() {
    return new Jedis(
        new HostAndPort("127.0.0.1", port()),
        DefaultJedisClientConfig.builder().timeoutMillis(5000).resp2().build());
  }

  /** What INFO says of this, such as {@code redis_version}. */
  public String info(String name) {
    try (Jedis operator = operator()) {
      return Stream.of(operator.info("everything").split("\r\n"))
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElse("");
    }
  }

  public void kill() {
    process.kill();
  }

  public void restart() {
    process.restart();
  }

  public void pause() {
    process.pause();
  }

  public void resume() {
    process.resume();
  }

  @Override
  public void close() {
    process.close();
  }
}
