package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first step of a read: what stands under a key and under its groups, and how long it will if
 * that matters. Where the node's line knows the generations, the entry alone is read.
 */
final class Look {
  private final RedisStore store;
  private final StoreKey key;
  private final List<StoreKey> groups;
  private Form form = Form.TOGETHER;
  private List<byte @Nullable []> generations = Collections.emptyList();
  private boolean unknown;
  private byte @Nullable [] frame;
  private @Nullable Object refusal;
  private long leftMillis;

  private enum Form {
    /** The entry alone. */
    ENTRY,
    /** The entry; then the generations, which the line knows henceforth. */
    LEARNING,
    TOGETHER,
    /** A command for each key, at its own node. */
    SPREAD
  }

  Look(RedisStore store, StoreKey key, List<StoreKey> groups) {
    this.store = store;
    this.key = key;
    this.groups = groups;
  }

  Exchange[] begin() {
    if (!store.takesManyKeys()) {
      form = Form.SPREAD;
      return spread();
    }
    Node node = store.nodeOf(key);
    KnownGenerations known = node.knownGenerations();
    if (known == null) {
      form = Form.TOGETHER;
      return one(node, Commands.look(groups, key, store.tellsTimeLeft()));
    }
    if (!unknown && known.has(groups)) {
      form = Form.ENTRY;
      return one(node, entry());
    }
    form = Form.LEARNING;
    return one(node, Commands.learn(entry(), groups));
  }

  private Exchange[] one(Node node, CommandWriter commands) {
    return new Exchange[] {new Exchange(node, commands, form == Form.TOGETHER ? null : this)};
  }

  private Exchange[] spread() {
    Exchange[] step = new Exchange[groups.size() + 1];
    for (int i = 0; i < groups.size(); i++) {
      StoreKey group = groups.get(i);
      step[i] = new Exchange(store.nodeOf(group), Commands.get(group));
    }
    step[groups.size()] = new Exchange(store.nodeOf(key), entry());
    return step;
  }

  private CommandWriter entry() {
    CommandWriter commands = Commands.get(key);
    return store.tellsTimeLeft() ? Commands.left(commands, key) : commands;
  }

  /** For whoever takes a line's replies, in order: this look's are there. */
  void arrived(Exchange exchange, @Nullable KnownGenerations known) {
    if (form == Form.ENTRY) {
      List<byte[]> all = known == null ? null : known.all(groups);
      unknown = all == null;
      if (all != null) {
        generations = Collections.<byte @Nullable []>unmodifiableList(all);
      }
    } else if (known != null && !(exchange.reply(exchange.count() - 2) instanceof ReplyError)) {
      Object found = exchange.reply(exchange.count() - 1);
      if (found instanceof List) {
        for (int i = 0; i < groups.size(); i++) {
          known.learn(groups.get(i), bytes(((List<?>) found).get(i)));
        }
      }
    }
  }

  /** Takes what has been found; false if it has to be begun anew. */
  boolean take(Exchange[] step) {
    if (form == Form.ENTRY && unknown) {
      return false;
    }
    Exchange last = step[step.length - 1];
    switch (form) {
      case ENTRY:
        takeEntry(last);
        break;
      case LEARNING:
        takeAll(last.reply(last.count() - 1), groups.size());
        takeEntry(last);
        break;
      case TOGETHER:
        takeAll(last.reply(0), groups.size() + 1);
        frame = refusal == null ? generations.get(groups.size()) : null;
        break;
      default:
        generations = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
          Object reply = step[i].reply(0);
          refusal = isRefusal(reply) ? reply : refusal;
          generations.add(bytes(reply));
        }
        takeEntry(last);
    }
    if (store.tellsTimeLeft()) {
      takeLeft(last.reply(1));
    }
    return true;
  }

  private void takeAll(@Nullable Object reply, int count) {
    if (!(reply instanceof List) || ((List<?>) reply).size() != count) {
      refusal = reply == null ? Collections.emptyList() : reply;
      return;
    }
    generations = new ArrayList<>(count);
    for (Object each : (List<?>) reply) {
      generations.add(bytes(each));
    }
  }

  private void takeEntry(Exchange exchange) {
    Object reply = exchange.reply(0);
    refusal = isRefusal(reply) ? reply : refusal;
    frame = bytes(reply);
  }

  private void takeLeft(@Nullable Object reply) {
    if (reply instanceof Long) {
      leftMillis = (Long) reply;
    } else {
      refusal = reply;
    }
  }

  /** What a server answered that is not what was asked for; {@code null} if there is no such. */
  @Nullable Object refusal() {
    return refusal;
  }

  /** By group. */
  List<byte @Nullable []> generations() {
    return generations.size() > groups.size() ? generations.subList(0, groups.size()) : generations;
  }

  byte @Nullable [] frame() {
    return frame;
  }

  /** 0 where it does not matter. */
  long leftMillis() {
    return leftMillis;
  }

  static byte @Nullable [] bytes(@Nullable Object reply) {
    return reply instanceof byte[] ? (byte[]) reply : null;
  }

  /** An error; that the key is of another type is no error: then nothing of ours stands there. */
  static boolean isRefusal(@Nullable Object reply) {
    return reply instanceof ReplyError && !((ReplyError) reply).code().equals("WRONGTYPE");
  }
}
