package dev.refrain.store.redis;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisProtocolNotSupportedException;

/** Opens connections as the settings say: TLS, user, database, name. */
final class Connector {
  private final JedisClientConfig servers;
  private final JedisClientConfig serversWithoutHello;
  private final JedisClientConfig sentinels;
  private final JedisClientConfig sentinelsWithoutHello;
  private final int patienceMillis;
  private final boolean tls;

  /**
   * Opens connections.
   *
   * @param patienceMillis how long to wait for each answer on the way
   */
  Connector(RedisSettings settings, int patienceMillis) {
    this.patienceMillis = patienceMillis;
    this.tls = settings.tls().isWanted();
    this.servers = servers(settings, common(settings));
    this.serversWithoutHello = servers(settings, withoutHello(settings));
    this.sentinels = sentinels(settings, common(settings));
    this.sentinelsWithoutHello = sentinels(settings, withoutHello(settings));
  }

  private static JedisClientConfig servers(
      RedisSettings settings, DefaultJedisClientConfig.Builder config) {
    return config
        .user(settings.username())
        .password(settings.password())
        .database(settings.database())
        .build();
  }

  private static JedisClientConfig sentinels(
      RedisSettings settings, DefaultJedisClientConfig.Builder config) {
    return config.user(settings.sentinelUsername()).password(settings.sentinelPassword()).build();
  }

  /** For proxies that know no HELLO: they speak RESP2 from the start. */
  private DefaultJedisClientConfig.Builder withoutHello(RedisSettings settings) {
    return common(settings).serverDefaultProtocol();
  }

  private DefaultJedisClientConfig.Builder common(RedisSettings settings) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .timeoutMillis(patienceMillis)
            .clientName(settings.clientName())
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    settings.tls().addTo(config);
    return settings.protocol() == 3 ? config.resp3() : config.resp2();
  }

  int patienceMillis() {
    return patienceMillis;
  }

  Wire connect(HostAndPort server) throws IOException {
    return connect(server, servers, serversWithoutHello);
  }

  /** A sentinel has users of its own; those of its servers mean nothing to it. */
  Wire connectToSentinel(HostAndPort sentinel) throws IOException {
    return connect(sentinel, sentinels, sentinelsWithoutHello);
  }

  private Wire connect(
      HostAndPort address, JedisClientConfig config, @Nullable JedisClientConfig withoutHello)
      throws IOException {
    KeptSocket socket = new KeptSocket(new DefaultJedisSocketFactory(address, config));
    try {
      // It says hello; what follows is not its own any more.
      Connection greeting = new Connection(socket, config);
      return new Wire(socket.kept(greeting));
    } catch (RuntimeException e) {
      socket.close();
      if (withoutHello != null && e instanceof JedisProtocolNotSupportedException) {
        return connect(address, withoutHello, null);
      }
      throw new IOException(ConnectReason.of(e, tls, socket.isShakingHands(), patienceMillis), e);
    }
  }

  /** Keeps the socket that a connection uses. */
  private static final class KeptSocket implements JedisSocketFactory {
    private final JedisSocketFactory factory;
    private @Nullable Socket socket;
    private boolean shakesHands;

    KeptSocket(JedisSocketFactory factory) {
      this.factory = factory;
    }

    @Override
    public Socket createSocket() {
      Socket created = factory.createSocket();
      socket = created;
      if (created instanceof SSLSocket) {
        // Left to the first words it would be waited for twice: the client listens for a reason.
        shakesHands = true;
        try {
          ((SSLSocket) created).startHandshake();
        } catch (IOException e) {
          throw new JedisConnectionException(e);
        }
        shakesHands = false;
      }
      return created;
    }

    /** Whether that was as far as it came. */
    boolean isShakingHands() {
      return shakesHands;
    }

    Socket kept(Connection connection) throws IOException {
      if (socket == null || !connection.isConnected()) {
        throw new IOException("not connected");
      }
      return socket;
    }

    void close() throws IOException {
      if (socket != null) {
        socket.close();
      }
    }
  }
}
