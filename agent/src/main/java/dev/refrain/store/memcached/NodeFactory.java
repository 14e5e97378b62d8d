package dev.refrain.store.memcached;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import net.spy.memcached.ClientMode;
import net.spy.memcached.DefaultConnectionFactory;
import net.spy.memcached.FailureMode;
import net.spy.memcached.MemcachedNode;
import net.spy.memcached.NodeLocator;
import net.spy.memcached.metrics.MetricCollector;
import net.spy.memcached.metrics.MetricType;
import net.spy.memcached.metrics.NoopMetricCollector;
import net.spy.memcached.ops.Operation;
import net.spy.memcached.protocol.ascii.AsciiMemcachedNodeImpl;
import org.jspecify.annotations.Nullable;

/** What the client asks for when it makes a connection: one node, not connected yet. */
final class NodeFactory extends DefaultConnectionFactory {
  static final long HANDSHAKE_MILLIS = 1_000;
  static final int BUFFER_BYTES = 1 << 16;

  private final NodeAddress address;
  private final MemcachedSettings settings;

  NodeFactory(NodeAddress address, MemcachedSettings settings) {
    super(ClientMode.Static, DEFAULT_OP_QUEUE_LEN, DEFAULT_READ_BUFFER_SIZE);
    this.address = address;
    this.settings = settings;
  }

  /** Connecting is ours, so the node is made here, and no address given to the client. */
  @Override
  public NodeLocator createLocator(List<MemcachedNode> none) {
    try {
      SocketChannel channel = SocketChannel.open();
      MemcachedNode node =
          new AsciiMemcachedNodeImpl(
              InetSocketAddress.createUnresolved(address.host(), address.port()),
              channel,
              BUFFER_BYTES,
              new LinkedBlockingQueue<Operation>(),
              new LinkedBlockingQueue<Operation>(),
              new LinkedBlockingQueue<Operation>(),
              0L,
              getOperationTimeout(),
              0L,
              this);
      channel.close();
      node.setChannel(null);
      return new OneNode(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FailureMode getFailureMode() {
    return FailureMode.Cancel;
  }

  /** For the TLS handshake only: requests have a time of their own. */
  @Override
  public long getOperationTimeout() {
    return HANDSHAKE_MILLIS;
  }

  @Override
  public boolean isDaemon() {
    return true;
  }

  /** Timeouts are watched by the link. */
  @Override
  public int getTimeoutExceptionThreshold() {
    return Integer.MAX_VALUE;
  }

  @Override
  public @Nullable SSLContext getSSLContext() {
    return settings.tls();
  }

  @Override
  public String getHostnameForTlsVerification() {
    return address.host();
  }

  /** Not what a system property of the application says. */
  @Override
  public MetricType enableMetrics() {
    return MetricType.OFF;
  }

  @Override
  public MetricCollector getMetricCollector() {
    return new NoopMetricCollector();
  }

  /** The locator of a connection with one node. */
  private static final class OneNode implements NodeLocator {
    private final List<MemcachedNode> node;

    OneNode(MemcachedNode node) {
      this.node = Collections.singletonList(node);
    }

    @Override
    public MemcachedNode getPrimary(String key) {
      return node.get(0);
    }

    @Override
    public Iterator<MemcachedNode> getSequence(String key) {
      return node.iterator();
    }

    @Override
    public List<MemcachedNode> getAll() {
      return node;
    }

    @Override
    public NodeLocator getReadonlyCopy() {
      return this;
    }

    @Override
    public void updateLocator(List<MemcachedNode> nodes) {}
  }
}
