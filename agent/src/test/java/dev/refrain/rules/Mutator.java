package dev.refrain.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes files that are almost right of files that are: the same ones for the same seed. */
final class Mutator {
  /** Where a user's text may stand. */
  static final String[] PLACES = {
    "@",
    "rules: @",
    "rules: '@'",
    "rules: \"@\"",
    "rules:\n@",
    "rules:\n- @\n",
    "rules: [{method: @, ttl: 1s}]",
    "rules: [{method: 'a.B#@', ttl: 1s}]",
    "rules: [{method: 'a.B#c(@)', ttl: 1s}]",
    "rules: [{method: a.B#c, ttl: @}]",
    "rules: [{method: a.B#c, ttl: '@'}]",
    "rules:\n- {method: a.B#c, ttl: 1s}\n  @",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  key: @\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  key: [a.@]\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  when: a == @\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  unless: \"@\"\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  maximumEntries: @\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  ttlJitter: @\n",
    "rules:\n- method: a.B#c\n  evict: @\n",
    "rules:\n- method: a.B#c\n  evict: [{tag: @}]\n",
    "rules:\n- method: a.B#c\n  ttl: result.@\n  minTtl: @\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  refreshAhead: @\n  tags: @\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  errors: {ttl: @, types: @}\n",
    "rules:\n- method: a.B#c\n  ttl: 1s\n  loadTimeout: {soft: @, @: 1s}\n",
    "stores: {@}\nrules: []",
    "stores: {s: {type: redis, uri: 'redis://@'}}\nrules: [{method: a.B#c, ttl: 1s, store: s}]",
    "defaults: {@: 1}\nrules: []",
    "rules: [{name: '${@}', method: a.B#c, ttl: 1s}]",
    "rules: [{name: '${NAME:-@}', method: a.B#c, ttl: ${EVIL}}]",
    "# @\nrules: []\n",
    "&@ rules: *@",
    "rules: !@ []",
    "%@\n---\nrules: []"
  };

  private static final String[] WORDS = {
    "rules:",
    "stores:",
    "defaults:",
    "method:",
    "ttl:",
    "key:",
    "evict:",
    "when:",
    "unless:",
    "mode:",
    "tags:",
    "tag:",
    "errors:",
    "refreshAhead:",
    "staleIfError:",
    "minTtl:",
    "adaptive",
    "result.ttl",
    "[[a, b]]",
    "off",
    "null",
    "~",
    "true",
    "a.B#c",
    "(int...)",
    "@a.B",
    "**",
    "1h30m",
    "-1s",
    "1e9s",
    "PT1S",
    "10%",
    "200%",
    "forever",
    "memory",
    "[",
    "]",
    "{",
    "}",
    ": ",
    ", ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "'",
    "\"",
    "|\n",
    ">-\n",
    "&a ",
    "*a ",
    "!!set ",
    "${NAME}",
    "${NO}",
    "${NO:-x}",
    "${EVIL}",
    "<<: *a",
    "---\n",
    "...\n",
    "? ",
    "#",
    " # ",
    "\\",
    "\\x00",
    "\u0000",
    "\ufeff",
    "\u2028",
    "\u0085",
    "\ud800",
    "é",
    "and",
    "or",
    "not",
    "in",
    "empty",
    "==",
    "<=",
    "this",
    "result",
    "2147483648",
    "-0",
    "0x1f",
    "\r"
  };

  private static final String FULL =
      """
      stores:
        memory: {maximumEntries: 500}
        shared: {type: redis, uri: "redis://localhost:6379/1", timeout: 100ms}
      defaults: &d
        ttl: 1m
        mode: off
      rules:
        - name: quotes
          method: com.acme.QuoteService#find(String, Venue...)
          ttl: 1h30m
          ttlJitter: 12.5%
          store: memory
          key: [symbol, venue.id, com.acme.Tenant#current().name]
          instances: shared
          when: "venue != null and not empty symbol or symbol in ['a', \\"b\\", 3.5]"
          unless: result == null
          maximumEntries: 50000
          loadTimeout: {soft: 250ms, hard: 5s}
          mode: observe
          staleWhileRevalidate: 5m
          staleIfError: 1h
          refreshAhead: 80%
          maxConcurrentLoads: 32
          minLoadTime: 5ms
          errors: {ttl: 2s, types: [com.acme.NoSuchQuote], except: []}
          tags: [[symbol, symbol], [venue, venue.id], [all]]
          verify: 0.1%
        - name: venues
          method: [com.acme.**.*Client#get*, "@com.acme.Slow"]
          key: this.region
          ttl: result.expiresIn
          minTtl: 1s
          maxTtl: 1d
        - method: com.acme.QuoteService#update(Quote)
          evict:
            - rule: quotes
              key: [quote.symbol, quote.venue.id, this.tenant]
            - {rule: venues}
            - tag: [symbol, quote.symbol]
      """;

  private final Random random;
  private final List<byte[]> good = new ArrayList<>();

  Mutator(Random random) {
    this.random = random;
    good.add(FULL.getBytes(StandardCharsets.UTF_8));
    good.add("rules:\n  - method: a.B#c\n    ttl: 30s\n".getBytes(StandardCharsets.UTF_8));
    good.add("rules: [{method: 'a.B#c', ttl: PT1H}]".getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> shipped = Files.list(Path.of("../rules"))) {
      for (Path each :
          shipped.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        good.add(Files.readAllBytes(each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] next() {
    byte[] bytes = one();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] one() {
    return good.get(random.nextInt(good.size()));
  }

  private byte[] changed(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(4) == 0 ? 60 : 4));
    switch (random.nextInt(7)) {
      case 0:
        return spliced(bytes, from, to, new byte[0]);
      case 1:
        return spliced(bytes, from, to, word());
      case 2:
        return spliced(bytes, from, from, word());
      case 3:
        return spliced(bytes, to, to, java.util.Arrays.copyOfRange(bytes, from, to));
      case 4:
        return spliced(bytes, from, from, new byte[] {(byte) random.nextInt(256)});
      case 5:
        byte[] other = one();
        int start = random.nextInt(other.length);
        int end = Math.min(other.length, start + random.nextInt(80));
        return spliced(bytes, from, to, java.util.Arrays.copyOfRange(other, start, end));
      default:
        byte[] text = characters(random, 1 + random.nextInt(5)).getBytes(StandardCharsets.UTF_8);
        return spliced(bytes, from, to, text);
    }
  }

  private byte[] word() {
    return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted) {
    byte[] result = new byte[bytes.length - (to - from) + inserted.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(inserted, 0, result, from, inserted.length);
    System.arraycopy(bytes, to, result, from + inserted.length, bytes.length - to);
    return result;
  }

  /** Of all of Unicode, those that mean something to YAML or to terminals more often. */
  static String characters(Random random, int count) {
    StringBuilder text = new StringBuilder();
    String telling = "\t\n\r \"#%&'*+,-./0:<=>?@[\\]^`a{|}~\u0000\u0007\u001b\u007f\u0085\u00a0";
    String hidden = "\u200b\u200f\u2028\u2029\u202e\ud800\udc00\ufeff\ufffd\uffff";
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(4)) {
        case 0:
          text.append(hidden.charAt(random.nextInt(hidden.length())));
          break;
        case 1:
          text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
          break;
        default:
          text.append(telling.charAt(random.nextInt(telling.length())));
          break;
      }
    }
    return text.toString();
  }
}
