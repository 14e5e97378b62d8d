package dev.refrain.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** A cluster of masters, each with the same share of the slots, and perhaps one replica each. */
public final class RedisCluster implements AutoCloseable {
  private static final int SLOTS = 16384;

  private final List<RedisServer> masters = new ArrayList<>();
  private final List<RedisServer> replicas = new ArrayList<>();

  private RedisCluster() {}

  /** A running cluster, whole. */
  public static RedisCluster start(int masters, boolean withReplicas) {
    Path program = ServerProgram.find("redis-server");
    RedisCluster cluster = new RedisCluster();
    for (int i = 0; i < masters; i++) {
      cluster.masters.add(node(program));
      if (withReplicas) {
        cluster.replicas.add(node(program));
      }
    }
    cluster.assignSlots();
    cluster.meet();
    if (withReplicas) {
      cluster.follow();
    }
    return cluster;
  }

  private static RedisServer node(Path program) {
    return RedisServer.start(
        program,
        LoopbackPorts.free(),
        List.of(
            "--cluster-enabled", "yes",
            "--cluster-port", Integer.toString(LoopbackPorts.free()),
            "--cluster-node-timeout", "1000",
            "--repl-diskless-sync-delay", "0",
            "--cluster-require-full-coverage", "no"));
  }

  private void assignSlots() {
    for (int i = 0; i < masters.size(); i++) {
      int first = SLOTS * i / masters.size();
      int last = SLOTS * (i + 1) / masters.size() - 1;
      try (Jedis operator = masters.get(i).operator()) {
        cluster(operator, "ADDSLOTSRANGE", first, last);
      }
    }
  }

  private void meet() {
    List<RedisServer> all = servers();
    try (Jedis operator = masters.get(0).operator()) {
      for (RedisServer other : all.subList(1, all.size())) {
        String busPort = busPort(other);
        cluster(operator, "MEET", "127.0.0.1", other.port(), busPort);
      }
    }
    for (RedisServer each : all) {
      Until.holds(
          "the cluster is whole",
          () -> {
            try (Jedis operator = each.operator()) {
              String info = operator.clusterInfo();
              return info.contains("cluster_state:ok")
                  && info.contains("cluster_slots_ok:" + SLOTS)
                  && info.contains("cluster_known_nodes:" + all.size());
            }
          });
    }
  }

  private static String busPort(RedisServer server) {
    try (Jedis operator = server.operator()) {
      return operator.configGet("cluster-port").get("cluster-port");
    }
  }

  private void follow() {
    for (int i = 0; i < replicas.size(); i++) {
      RedisServer replica = replicas.get(i);
      try (Jedis operator = replica.operator();
          Jedis master = masters.get(i).operator()) {
        cluster(operator, "REPLICATE", master.clusterMyId());
      }
      Until.holds("the replica follows", () -> "up".equals(replica.info("master_link_status")));
    }
  }

  private static void cluster(Jedis operator, Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    operator.sendCommand(Protocol.Command.CLUSTER, texts);
  }

  public List<RedisServer> masters() {
    return masters;
  }

  /** The replica of each master, in the order of the masters. */
  public List<RedisServer> replicas() {
    return replicas;
  }

  private List<RedisServer> servers() {
    List<RedisServer> all = new ArrayList<>(masters);
    all.addAll(replicas);
    return all;
  }

  /** {@code host:port,host:port} of the masters. */
  public String addresses() {
    return masters.stream().map(RedisServer::address).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    for (RedisServer each : servers()) {
      each.close();
    }
  }
}
