package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The commands that are used, as bytes. */
final class Commands {
  /** A generation ends when no entry has needed it for long: tags come and go. */
  static final long GENERATION_MILLIS = TimeUnit.DAYS.toMillis(30);

  private static final byte[] PING = CommandWriter.ascii("PING");
  private static final byte[] CLIENT = CommandWriter.ascii("CLIENT");
  private static final byte[] CACHING = CommandWriter.ascii("CACHING");
  private static final byte[] YES = CommandWriter.ascii("YES");
  private static final byte[] GET = CommandWriter.ascii("GET");
  private static final byte[] MGET = CommandWriter.ascii("MGET");
  private static final byte[] PTTL = CommandWriter.ascii("PTTL");
  private static final byte[] TIME = CommandWriter.ascii("TIME");
  private static final byte[] SET = CommandWriter.ascii("SET");
  private static final byte[] PX = CommandWriter.ascii("PX");
  private static final byte[] NX = CommandWriter.ascii("NX");
  private static final byte[] UNLINK = CommandWriter.ascii("UNLINK");
  private static final byte[] EXISTS = CommandWriter.ascii("EXISTS");

  private Commands() {}

  /** What stands under the keys; for how long the last one stays, if that matters. */
  static CommandWriter look(List<StoreKey> groups, StoreKey key, boolean left) {
    byte[] keyBytes = key.bytes();
    CommandWriter commands = new CommandWriter(length(groups, key));
    commands.command(2 + groups.size(), MGET);
    words(commands, groups);
    commands.word(keyBytes);
    return left ? left(commands, key) : commands;
  }

  /**
   * Adds: what stands under the groups, of whose changes the server shall tell. At the end: were
   * anything asked after the groups, a change could be told before its answer.
   */
  static CommandWriter learn(CommandWriter commands, List<StoreKey> groups) {
    commands.command(3, CLIENT).word(CACHING).word(YES);
    words(commands.command(1 + groups.size(), MGET), groups);
    return commands;
  }

  private static void words(CommandWriter commands, List<StoreKey> groups) {
    for (int i = 0; i < groups.size(); i++) {
      commands.word(groups.get(i).bytes());
    }
  }

  private static int length(List<StoreKey> groups, StoreKey key) {
    int length = 2 * key.bytes().length + 120;
    for (int i = 0; i < groups.size(); i++) {
      length += groups.get(i).bytes().length + 10;
    }
    return length;
  }

  /** The server says that it is there. */
  static CommandWriter ping() {
    return new CommandWriter(16).command(1, PING);
  }

  static CommandWriter get(StoreKey key) {
    byte[] bytes = key.bytes();
    return new CommandWriter(bytes.length + 40).command(2, GET).word(bytes);
  }

  /** Adds: for how long a key stays. After what stands there: so it is never too long. */
  static CommandWriter left(CommandWriter commands, StoreKey key) {
    return commands.command(2, PTTL).word(key.bytes());
  }

  /** Adds: put a generation where there is none, and tell which there is. */
  static void make(CommandWriter commands, StoreKey group, byte[] generation, boolean overwrite) {
    commands.command(overwrite ? 5 : 6, SET).word(group.bytes()).word(generation);
    commands.word(PX).word(GENERATION_MILLIS);
    if (!overwrite) {
      commands.word(NX);
    }
    commands.command(2, GET).word(group.bytes());
  }

  static CommandWriter set(StoreKey key, byte[] value, long millis) {
    return start(key).command(5, SET).word(key.bytes()).word(value).word(PX).word(millis);
  }

  /** Adds a look at a key, so that it is tracked again. */
  static CommandWriter exists(CommandWriter commands, StoreKey key) {
    return commands.command(2, EXISTS).word(key.bytes());
  }

  /** Adds a question for the server's clock. */
  static CommandWriter time(CommandWriter commands) {
    return commands.command(1, TIME);
  }

  static CommandWriter unlink(StoreKey key) {
    return start(key).command(2, UNLINK).word(key.bytes());
  }

  /** An empty writer for commands about a key. */
  static CommandWriter start(StoreKey key) {
    return new CommandWriter(key.bytes().length + 128);
  }
}
