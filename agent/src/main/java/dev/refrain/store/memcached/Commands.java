package dev.refrain.store.memcached;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Commands that travel together, in the server's meta protocol. For one thread. */
final class Commands {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
  private int count;

  /** Asks for what stands under a key, its version and the seconds it has left. */
  Commands get(String key) {
    return line("mg " + key + " v c t");
  }

  /** Puts a value where nothing stands. */
  Commands add(String key, byte[] value, long ttl) {
    return value("ms " + key + ' ' + value.length + " ME T" + ttl, value);
  }

  /** Puts a value where this version stands. */
  Commands replace(String key, byte[] value, long version, long ttl) {
    return value("ms " + key + ' ' + value.length + " C" + version + " T" + ttl, value);
  }

  Commands delete(String key) {
    return line("md " + key);
  }

  /** Deletes what stands there if it has this version. */
  Commands delete(String key, long version) {
    return line("md " + key + " C" + version);
  }

  /** Does nothing, and is answered. */
  Commands nothing() {
    return line("mn");
  }

  /** A name and a password, as the server's file of them has them. */
  Commands login(byte[] credentials) {
    return value("set refrain 0 0 " + credentials.length, credentials);
  }

  Commands line(String text) {
    put(text.getBytes(StandardCharsets.ISO_8859_1));
    end();
    count++;
    return this;
  }

  private Commands value(String line, byte[] value) {
    line(line);
    put(value);
    end();
    return this;
  }

  private void put(byte[] part) {
    bytes.write(part, 0, part.length);
  }

  private void end() {
    bytes.write('\r');
    bytes.write('\n');
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** How many replies there will be, parts not counted. */
  int count() {
    return count;
  }
}
