package dev.refrain.store.memcached;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Collections;
import net.spy.memcached.ConnectionObserver;
import net.spy.memcached.FailureMode;
import net.spy.memcached.MemcachedConnection;
import net.spy.memcached.MemcachedNode;
import net.spy.memcached.ops.Operation;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;
import org.jspecify.annotations.Nullable;

/**
 * One node's connection, and the thread that serves it: the client's loop over one socket. When and
 * how it connects is decided here, since the client's own way may take half a minute to find a
 * server that is back, never gives an attempt up, and sends again what its callers have given up.
 *
 * <p>Everything but {@link #serve}, {@link #wake}, {@link #breakLine}, {@link #lastTurn} and {@link
 * #end} is for the connection's own thread.
 */
final class NodeConnection extends MemcachedConnection implements ConnectionObserver {
  private static final long PAUSE_NANOS = 200_000_000L;

  private final NodeAddress address;
  private final MemcachedSettings settings;
  private final MemcachedNode node;

  /** Set last: the thread starts in the constructor of the client's class. */
  private volatile @Nullable NodeLink link;

  private volatile long lastTurn = System.nanoTime();
  private volatile @Nullable String trouble;
  private @Nullable String reason;
  private boolean isConnected;
  private boolean isTrying;
  private boolean isOpen;
  private long triedAt;
  private long nextTry = System.nanoTime();

  private NodeConnection(NodeAddress address, MemcachedSettings settings, NodeFactory factory)
      throws IOException {
    super(
        NodeFactory.BUFFER_BYTES,
        factory,
        Collections.<InetSocketAddress>emptyList(),
        Collections.<ConnectionObserver>emptyList(),
        FailureMode.Cancel,
        new AsciiOperationFactory());
    this.address = address;
    this.settings = settings;
    this.node = getLocator().getAll().iterator().next();
    addObserver(this);
  }

  static NodeConnection to(NodeAddress address, MemcachedSettings settings) throws IOException {
    return new NodeConnection(address, settings, new NodeFactory(address, settings));
  }

  /** From now on it connects, for a link. */
  void serve(NodeLink served) {
    link = served;
    wake();
  }

  MemcachedNode node() {
    return node;
  }

  /** Why there is no connection; {@code null} if there is one, or none was tried. */
  @Nullable String trouble() {
    return trouble;
  }

  void wake() {
    selector.wakeup();
  }

  /** When the thread last came round. */
  long lastTurn() {
    return lastTurn;
  }

  /** Frees a thread that is stuck in half a record of a server that has stopped. */
  void breakLine() {
    SocketChannel channel = node.getChannel();
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // It is as closed as it gets.
      }
    }
  }

  @Override
  public void run() {
    setContextClassLoader(null);
    setName("refrain-memcached-io");
    while (running) {
      try {
        super.run();
      } catch (RuntimeException | Error e) {
        // The client's loop ends with what it does not expect; whoever waits is told by then.
        lose(e.toString());
      }
    }
    cancelAll(node);
  }

  @Override
  public void handleIO() throws IOException {
    long now = System.nanoTime();
    lastTurn = now;
    NodeLink known = link;
    if (known != null && !shutDown) {
      attend(known, now);
    }
    super.handleIO();
  }

  private void attend(NodeLink known, long now) {
    if (isOpen) {
      if (known.isHung(now)) {
        lose("the server does not answer");
        return;
      }
      MetaOperation next = known.poll();
      while (next != null) {
        pass(known, next);
        next = known.poll();
      }
      listen();
    } else if (isTrying) {
      if (now - triedAt > known.patienceNanos()) {
        lose("the server does not answer");
      }
    } else if (now - nextTry >= 0) {
      connect(now);
    }
  }

  /** The client listens for answers only; a server that goes away is to be noticed before that. */
  private void listen() {
    SelectionKey key = node.getSk();
    if (key != null && key.isValid()) {
      key.interestOps(key.interestOps() | SelectionKey.OP_READ);
    }
  }

  private void pass(NodeLink known, MetaOperation next) {
    if (next.isIdle()) {
      next.release();
    } else if (next.isOf(known.epoch())) {
      addOperation(node, next);
    } else {
      next.release();
      next.exchange().nodeChanged();
    }
  }

  private void connect(long now) {
    isTrying = true;
    triedAt = now;
    try {
      // Looked up each time: the name may have moved. Only this node waits for it.
      InetAddress host = InetAddress.getByName(address.host());
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      channel.socket().setKeepAlive(true);
      boolean done = channel.connect(new InetSocketAddress(host, address.port()));
      node.registerChannel(
          channel, channel.register(selector, done ? 0 : SelectionKey.OP_CONNECT, node));
      if (done) {
        connectedAtOnce();
      }
    } catch (IOException | RuntimeException e) {
      lose(e.toString());
    }
  }

  private void connectedAtOnce() throws IOException {
    if (settings.tls() != null && !node.doTlsHandshake(NodeFactory.HANDSHAKE_MILLIS)) {
      throw new IOException("no TLS handshake");
    }
    node.connected();
    connectionEstablished(node.getSocketAddress(), 0);
    addedQueue.offer(node);
  }

  @Override
  public void connectionEstablished(SocketAddress to, int count) {
    NodeLink known = link;
    if (known != null) {
      isConnected = true;
      triedAt = System.nanoTime();
      new Greeting(known, settings).start();
    }
  }

  @Override
  public void connectionLost(SocketAddress to) {
    // Told to queueReconnect already.
  }

  /** Sends an operation before the link is open. */
  void sendNow(MetaOperation operation) {
    NodeLink known = link;
    if (known != null && isConnected) {
      known.accept(operation);
      addOperation(node, operation);
    }
  }

  /** The server takes requests now. */
  void opened() {
    isTrying = false;
    isOpen = true;
    trouble = null;
  }

  /** The server can't be used as it is. */
  void giveUp(String why) {
    reason = why;
    throw new IllegalStateException(why);
  }

  private void lose(String why) {
    reason = why;
    queueReconnect(node);
  }

  /** The client does not say why. */
  private String guess() {
    SocketChannel channel = node.getChannel();
    boolean isThere = channel != null && channel.isConnected();
    if (isThere && settings.tls() != null && !isConnected) {
      return "the TLS handshake failed: its certificate is not trusted, or not of this host";
    }
    if (isThere && isTrying && settings.password() == null) {
      return "the server hangs up at once: it may want a username and a password";
    }
    return isThere ? "the connection was lost" : "it takes no connection";
  }

  /** In place of the client's own: drops the connection and what was on it, and tries anew soon. */
  @Override
  protected void queueReconnect(MemcachedNode lost) {
    NodeLink known = link;
    if (shutDown || known == null) {
      return;
    }
    boolean wasOpen = isOpen;
    trouble = reason != null ? reason : guess();
    reason = null;
    isOpen = false;
    isTrying = false;
    isConnected = false;
    nextTry = System.nanoTime() + (wasOpen ? 0 : PAUSE_NANOS);
    known.lost(wasOpen ? NodeLink.State.OPENING : NodeLink.State.DOWN);
    SelectionKey key = lost.getSk();
    if (key != null) {
      key.cancel();
    }
    lost.reconnecting();
    breakLine();
    lost.setChannel(null);
    addedQueue.clear();
    cancelAll(lost);
    lost.setupResend();
  }

  private static void cancelAll(MemcachedNode lost) {
    Collection<Operation> queued = lost.destroyInputQueue();
    for (Operation each : queued) {
      each.cancel();
    }
    while (lost.hasWriteOp()) {
      lost.removeCurrentWriteOp().cancel();
    }
    while (lost.hasReadOp()) {
      lost.removeCurrentReadOp().cancel();
    }
  }

  /** Ends the connection and its thread; whatever is on it ends with nothing. */
  void end() {
    try {
      shutdown();
    } catch (IOException | RuntimeException e) {
      // The thread ends all the same.
    }
  }
}
