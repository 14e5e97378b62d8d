package dev.refrain.store.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a node of a cluster which node has which slots. */
final class SlotsRequest extends RedisRequest<List<?>> {
  private static final byte[] CLUSTER = CommandWriter.ascii("CLUSTER");
  private static final byte[] SLOTS = CommandWriter.ascii("SLOTS");

  private final Node node;

  SlotsRequest(RedisStore store, Node node) {
    super(store);
    this.node = node;
  }

  @Override
  Exchange[] begin() {
    CommandWriter command = new CommandWriter(64).command(2, CLUSTER).word(SLOTS);
    return new Exchange[] {new Exchange(node, command)};
  }

  @Override
  Exchange @Nullable [] answered(Exchange[] step) {
    Object reply = step[0].reply(0);
    if (reply instanceof List) {
      return end((List<?>) reply);
    }
    store.refused(reply);
    return end(null);
  }
}
