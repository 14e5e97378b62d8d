package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 1: what a server says goes into the log, but no key or value that it quotes. */
class ReplyErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NOPERM User lim has no permissions to run the 'get' command"
            + " | NOPERM User lim has no permissions to run the 'get' command",
        "\"NOPERM no rights to run 'client|tracking' here\""
            + "|\"NOPERM no rights to run 'client|tracking' here\"",
        "NOPERM No permissions to access the 'shop:a' key | NOPERM No permissions to access the '…' key",
        "\"ERR unknown command 'mget', with args beginning with: 'apple' 'pear'\""
            + " | ERR unknown command 'mget'",
        "ERR 'unpaired | ERR",
        "\"READONLY You can't write against 'x:1' here\" | \"READONLY You can't write against '…' here\"",
        "OOM command not allowed | OOM command not allowed",
      })
  void aServersWords(String text, String safe) {
    assertEquals(safe, new ReplyError(text).safeText());
  }
}
