package dev.refrain.store.redis;

import dev.refrain.store.Changes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/** Opens lines to a node, with tracking where the server lets us. For the node's thread. */
final class LineOpener {
  /** A proxy may end connections that ask for what it does not know. */
  private static final int TRIES_TO_TRACK = 2;

  private final String name;
  private final Node node;
  private final AddressSource source;
  private final NodeContext context;
  private int failures;
  private volatile @Nullable String refusal;

  LineOpener(String name, Node node, AddressSource source, NodeContext context) {
    this.name = name;
    this.node = node;
    this.source = source;
    this.context = context;
  }

  /** Why the last line does not tell of changes; {@code null} if it does. */
  @Nullable String refusal() {
    return refusal;
  }

  Line open() throws IOException {
    HostAndPort address = source.address();
    Wire wire = context.connector.connect(address);
    ChangeListener listener = null;
    KnownGenerations generations = null;
    try {
      if (context.changes != null) {
        listener = track(wire, address, context.changes);
      } else if (context.oneNode) {
        generations = known(wire);
      }
      return start(wire, listener, generations);
    } catch (IOException | RuntimeException e) {
      wire.close();
      if (listener != null) {
        listener.close();
      }
      throw e;
    }
  }

  private Line start(
      Wire wire, @Nullable ChangeListener listener, @Nullable KnownGenerations generations)
      throws IOException {
    Line line = new Line(node, wire, listener, generations);
    if (listener != null) {
      listener.start(name, line);
    }
    return line;
  }

  private @Nullable ChangeListener track(Wire wire, HostAndPort address, Changes changes)
      throws IOException {
    if (failures >= TRIES_TO_TRACK) {
      failures = 0;
      refusal = "it ends connections that ask for tracking";
      return null;
    }
    failures++;
    ChangeListener listener =
        new ChangeListener(context.connector.connect(address), changes, patience());
    try {
      String error = listener.listen();
      if (error == null) {
        error = refusal(wire.ask(patience(), listener.tracking()));
      }
      failures = 0;
      refusal = error;
      if (error != null) {
        listener.close();
        return null;
      }
      return listener;
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private @Nullable KnownGenerations known(Wire wire) throws IOException {
    if (failures >= TRIES_TO_TRACK) {
      failures = 0;
      return null;
    }
    failures++;
    boolean agreed = KnownGenerations.agreed(wire, patience());
    failures = 0;
    return agreed ? new KnownGenerations() : null;
  }

  private int patience() {
    return context.connector.patienceMillis();
  }

  private static @Nullable String refusal(@Nullable Object reply) {
    return reply instanceof ReplyError ? ((ReplyError) reply).text() : null;
  }
}
