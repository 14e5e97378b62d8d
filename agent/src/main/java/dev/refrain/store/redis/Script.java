package dev.refrain.store.redis;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A script that a server runs as one step; each is about one key. Immutable. */
final class Script {
  /** Whether what stands there is not what the token (1) is of: all of it, or how it begins. */
  private static final String IS_OTHER =
      "redis.pcall('GETRANGE', KEYS[1], 0, #ARGV[1] - 1) ~= ARGV[1]";

  /** Puts a lease (1) for (2) ms, unless a lease or an entry that begins with (3) is there. */
  static final Script LEASE =
      new Script(
          "local v = redis.pcall('GET', KEYS[1])\n"
              + "if type(v) == 'string' and ((#v == 17 and string.sub(v, 1, 1) == 'L')"
              + " or (#v >= #ARGV[3] + 8 and string.sub(v, 1, #ARGV[3]) == ARGV[3]))"
              + " then return v end\n"
              + "redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])\n"
              + "redis.call('EXISTS', KEYS[1])\n"
              + "return ARGV[1]");

  /**
   * Puts (2) over the lease or entry (1) for (3) ms, if that is there, or until (4) by the server's
   * clock, if that is sooner: a server that hung in between must not let it live longer. Answers
   * with the time, negative where it did not.
   */
  static final Script WRITE =
      new Script(
          "local t = redis.pcall('TIME')\n"
              + "local now = t[1] and t[1] * 1000 + math.floor(t[2] / 1000) or 1\n"
              + "if "
              + IS_OTHER
              + " then return -now end\n"
              + "if ARGV[3] == '0' then redis.call('SET', KEYS[1], ARGV[2])\n"
              + "else\n"
              + "local left = tonumber(ARGV[3])\n"
              + "if now > 1 and ARGV[4] ~= '0' then left = math.min(left, ARGV[4] - now) end\n"
              + "if left <= 0 then return -now end\n"
              + "redis.call('SET', KEYS[1], ARGV[2], 'PX', string.format('%.0f', left)) end\n"
              // Its own write ends the tracking of a key; a look at it begins it again.
              + "redis.call('EXISTS', KEYS[1])\n"
              + "return now");

  /** Lets the lease (1) end in (2) ms, if it is there. */
  static final Script RENEW =
      new Script(
          "if string.sub(ARGV[1], 1, 1) ~= 'L' or "
              + IS_OTHER
              + " then return 0 end\n"
              + "return redis.call('PEXPIRE', KEYS[1], ARGV[2])");

  /** Takes the lease or entry (1) away, if it is there. */
  static final Script RELEASE =
      new Script("if " + IS_OTHER + " then return 0 end\n" + "return redis.call('DEL', KEYS[1])");

  /** Lets a key last (2) ms, or for ever if that is 0, if it ends in less than (1) ms. */
  static final Script PROLONG =
      new Script(
          "local left = redis.call('PTTL', KEYS[1])\n"
              + "if left >= 0 and ARGV[2] == '0' then redis.call('PERSIST', KEYS[1]) return -1 end\n"
              + "if left >= 0 and left < tonumber(ARGV[1]) then\n"
              + "redis.call('PEXPIRE', KEYS[1], ARGV[2]) return tonumber(ARGV[2]) end\n"
              + "return left");

  private static final byte[] EVAL = CommandWriter.ascii("EVAL");
  private static final byte[] EVALSHA = CommandWriter.ascii("EVALSHA");

  private final byte[] text;
  private final byte[] digest;

  private Script(String text) {
    this.text = CommandWriter.ascii(text);
    this.digest = sha1(this.text);
  }

  private static byte[] sha1(byte[] text) {
    try {
      StringBuilder hex = new StringBuilder();
      for (byte each : MessageDigest.getInstance("SHA-1").digest(text)) {
        hex.append(Character.forDigit(each >> 4 & 15, 16))
            .append(Character.forDigit(each & 15, 16));
      }
      return CommandWriter.ascii(hex.toString());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes the call of it.
   *
   * @param whole with its text, which the server then knows
   */
  void call(CommandWriter commands, boolean whole, byte[] key, byte[]... arguments) {
    commands.command(4 + arguments.length, whole ? EVAL : EVALSHA);
    commands.word(whole ? text : digest).word(1).word(key);
    for (byte[] each : arguments) {
      commands.word(each);
    }
  }

  /** Whether the server wants the text. */
  static boolean isUnknown(@Nullable Object reply) {
    return reply instanceof ReplyError && ((ReplyError) reply).code().equals("NOSCRIPT");
  }
}
