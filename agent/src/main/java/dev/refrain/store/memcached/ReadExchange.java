package dev.refrain.store.memcached;

import dev.refrain.store.Found;
import dev.refrain.store.Frame;
import dev.refrain.store.Lease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks an entry up together with its groups' generations, in one round. What is missing is put in
 * place in the next one, each only where it is still missing, and everything is looked at again.
 */
final class ReadExchange extends Exchange<Found> {
  private static final int MAXIMUM_ROUNDS = 6;

  private final String key;
  private final List<String> groups;
  private final long leaseTtl;
  private boolean discards;
  private byte @Nullable [] token;
  private int changes;
  private int rounds;

  /**
   * A read.
   *
   * @param discards whether an entry that is there is to make room for a lease
   */
  ReadExchange(NodeLink link, String key, List<String> groups, long leaseTtl, boolean discards) {
    super(link);
    this.key = key;
    this.groups = groups;
    this.leaseTtl = leaseTtl;
    this.discards = discards;
  }

  @Override
  void start() {
    look(new Commands());
  }

  private void look(Commands commands) {
    for (int i = 0; i < groups.size(); i++) {
      commands.get(groups.get(i));
    }
    send(commands.get(key));
  }

  @Override
  void answered(List<Reply> replies) {
    for (int i = 0; i < changes; i++) {
      if (replies.get(i).is("SERVER_ERROR")) {
        end(Found.refused(replies.get(i).line()));
        return;
      }
    }
    List<Reply> seen = replies.subList(changes, replies.size());
    List<byte @Nullable []> values = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      if (!seen.get(i).is("VA") && !seen.get(i).is("EN")) {
        end(Found.refused());
        return;
      }
      values.add(seen.get(i).value());
    }
    Reply entry = seen.get(groups.size());
    byte[] frame = entry.value();
    List<byte[]> generations = Frame.generations(values.subList(0, groups.size()));
    if (generations != null && !discards) {
      byte[] value = Frame.value(frame, generations);
      if (frame != null && value != null) {
        byte[] head = Frame.token(frame, generations);
        Lease lease = new Lease(head, version(entry), generations, true);
        end(Found.entry(value, ServerTtl.leftNanos(entry.number('t')), lease));
        return;
      }
    }
    boolean leased = Frame.isLease(frame);
    if (generations != null && frame != null && leased) {
      end(Found.miss(new Lease(frame, version(entry), generations, Arrays.equals(frame, token))));
    } else if (++rounds == MAXIMUM_ROUNDS) {
      end(Found.refused());
    } else {
      mend(seen, leased);
    }
  }

  private long version(Reply entry) {
    return LeaseVersion.of(entry.number('c'), link.epoch());
  }

  private void mend(List<Reply> seen, boolean leased) {
    discards = false;
    Commands commands = new Commands();
    for (int i = 0; i < groups.size(); i++) {
      byte[] generation = seen.get(i).value();
      if (generation == null || generation.length != Frame.GENERATION_BYTES) {
        put(commands, groups.get(i), seen.get(i), Frame.generation(), 0);
      }
    }
    if (!leased) {
      token = Frame.lease();
      put(commands, key, seen.get(groups.size()), token, leaseTtl);
    }
    changes = commands.count();
    look(commands);
  }

  private static void put(Commands commands, String key, Reply seen, byte[] value, long ttl) {
    if (seen.value() == null) {
      commands.add(key, value, ttl);
    } else {
      commands.replace(key, value, seen.number('c'), ttl);
    }
  }

  @Override
  Found withoutNode() {
    return Found.cutOff();
  }
}
