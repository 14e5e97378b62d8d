package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are right by themselves and make no sense together: the whole line. */
class StoreProblemsTest {
  private static final String RULE = "rules:\n  - name: quotes\n    method: com.acme.A#find\n";
  private static final String REDIS = "stores:\n  shared: {type: redis, uri: redis://localhost}\n";
  private static final String MEMCACHED =
      "stores:\n  shared: {type: memcached, uri: memcached://localhost}\n";

  @TempDir Path folder;
  private RulesFolder files;

  @BeforeEach
  void start() {
    files = new RulesFolder(folder);
  }

  private void assertStore(String settings, String... lines) {
    String indented = "    " + settings.replace("; ", "\n    ") + "\n";
    String text = "rules: []\nstores:\n  shared:\n" + indented;
    assertEquals(List.of(lines), files.lines(text), text);
  }

  private void assertRule(String settings, String rest, String... lines) {
    String indented = "    " + settings.replace("; ", "\n    ") + "\n";
    String text = RULE + indented + rest;
    assertEquals(List.of(lines), files.lines(text), text);
  }

  @Test
  void theUriAndTheSettingsBesideIt_sayNothingTwice() {
    assertStore(
        "type: redis; uri: redis://a:b@localhost/1; username: c; password: d; database: 2",
        "shop.yaml:6:5 setting 'username' in store 'shared' stands beside a uri with a password;"
            + " keep one of the two",
        "shop.yaml:7:5 setting 'password' in store 'shared' is in the uri, too; keep one of the"
            + " two",
        "shop.yaml:8:5 setting 'database' in store 'shared' is in the uri, too; keep one of the"
            + " two");
    assertStore(
        "type: redis; uri: rediss://localhost; tls: false",
        "shop.yaml:6:5 setting 'tls' in store 'shared' is false, and the uri begins with"
            + " rediss://; write redis://, or tls: true");
  }

  @Test
  void aUserNeedsAPassword() {
    String line =
        "shop.yaml:6:5 setting 'username' in store 'shared' stands without password; write"
            + " password, or remove it";
    assertStore("type: redis; uri: redis://localhost; username: shop", line);
    assertStore("type: redis; uri: redis://localhost; username: shop; password: ${NONE:-}", line);
    assertStore("type: redis; uri: redis://localhost; username: ${NONE:-}; password: ${NONE:-}");
    assertStore("type: redis; uri: redis://localhost; username: shop; password: secret");
  }

  @Test
  void sentinelsHaveUsersOfTheirOwn_andOthersHaveNone() {
    String uri = "type: redis-sentinel; uri: redis-sentinel://localhost#main";
    assertStore(uri + "; sentinelUsername: shop; sentinelPassword: secret");
    assertStore(uri + "; sentinelPassword: secret");
    assertStore(
        uri + "; sentinelUsername: shop",
        "shop.yaml:6:5 setting 'sentinelUsername' in store 'shared' stands without"
            + " sentinelPassword; write sentinelPassword, or remove it");
    assertStore(
        "type: redis; uri: redis://localhost; sentinelUsername: shop; sentinelPassword: secret",
        "shop.yaml:6:5 setting 'sentinelUsername' in store 'shared' does not go with type redis;"
            + " write type: redis-sentinel, or remove it",
        "shop.yaml:7:5 setting 'sentinelPassword' in store 'shared' does not go with type redis;"
            + " write type: redis-sentinel, or remove it");
  }

  @Test
  void certificatesNeedTls_andPasswordsTheirFile() {
    assertStore(
        "type: redis; uri: redis://localhost; trustStore: /t; keyStore: /k",
        "shop.yaml:6:5 setting 'trustStore' in store 'shared' says nothing without TLS; write"
            + " tls: true, or a uri that begins with rediss://",
        "shop.yaml:7:5 setting 'keyStore' in store 'shared' says nothing without TLS; write tls:"
            + " true, or a uri that begins with rediss://");
    assertStore(
        "type: memcached; uri: memcached://localhost; trustStore: /t",
        "shop.yaml:6:5 setting 'trustStore' in store 'shared' says nothing without TLS; write"
            + " tls: true");
    assertStore(
        "type: redis; uri: rediss://localhost; trustStorePassword: a; keyStorePassword: b",
        "shop.yaml:6:5 setting 'trustStorePassword' in store 'shared' stands without trustStore;"
            + " write trustStore, or remove it",
        "shop.yaml:7:5 setting 'keyStorePassword' in store 'shared' stands without keyStore;"
            + " write keyStore, or remove it");
  }

  @Test
  void aClusterHasNoDatabase() {
    String uri = "type: redis-cluster; uri: redis://a:7001,b:7002";
    assertStore(uri + "; database: 0");
    assertStore(
        uri + "; database: 1",
        "shop.yaml:6:5 setting 'database' in store 'shared' does not go with a cluster, which has"
            + " none; remove it");
    assertStore(
        uri + "/1",
        "shop.yaml:5:32 uri in store 'shared' has a database, and a cluster has none; remove it");
  }

  @Test
  void memcached_takesAWholeLogin_besideItsUri() {
    String uri = "type: memcached; uri: memcached://localhost";
    assertStore(uri + "; username: a; password: b");
    assertStore(
        uri + "; username: a",
        "shop.yaml:6:5 setting 'username' in store 'shared' stands without password; write"
            + " password, or remove it");
    assertStore(
        uri + "; password: b",
        "shop.yaml:6:5 setting 'password' in store 'shared' stands without username; write"
            + " username, or remove it");
    assertStore(
        "type: memcached; uri: memcached://a:b@localhost",
        "shop.yaml:5:22 uri in store 'shared' has a user or a password; write username and"
            + " password beside uri");
  }

  @Test
  void memcached_hasNoDatabaseAndNoNamesOfClients() {
    String uri = "type: memcached; uri: memcached://localhost";
    assertStore(
        uri + "; database: 1; clientName: c",
        "shop.yaml:6:5 setting 'database' in store 'shared' does not go with type memcached;"
            + " remove it",
        "shop.yaml:7:5 setting 'clientName' in store 'shared' does not go with type memcached;"
            + " remove it");
    assertStore(
        "type: memcached; uri: memcached://localhost/1",
        "shop.yaml:5:31 uri in store 'shared' goes on behind its hosts; remove what follows them");
  }

  @Test
  void sentinels_needTheNameOfTheirMaster() {
    String end = "; write for example uri: redis-sentinel://localhost:26379#mymaster";
    assertStore(
        "type: redis-sentinel; uri: redis-sentinel://a,b",
        "shop.yaml:5:10 uri in store 'shared' does not end with # and the name of the master"
            + end);
    assertStore(
        "type: redis-sentinel; uri: 'redis-sentinel://a,b#'",
        "shop.yaml:5:10 uri in store 'shared' does not end with # and the name of the master"
            + end);
    assertStore(
        "type: redis-sentinel; uri: redis-sentinel://a:b@c#d",
        "shop.yaml:5:27 uri in store 'shared' has a user or a password; write username and"
            + " password beside uri");
    assertStore(
        "type: redis-sentinel; uri: redis://a",
        "shop.yaml:5:10 uri in store 'shared' does not begin with redis-sentinel://; write type:"
            + " redis, or for example uri: redis-sentinel://localhost:26379#mymaster");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "codec: java | setting 'codec' in rule 'quotes' needs a shared store or copy: true",
        "allow: com.acme | setting 'allow' in rule 'quotes' needs a shared store or copy: true",
        "keyText: hashed | setting 'keyText' in rule 'quotes' needs a shared store",
        "lookup: auto | setting 'lookup' in rule 'quotes' needs a shared store",
        "singleFlight: cluster | singleFlight 'cluster' in rule 'quotes' needs a shared store"
      })
  void aRuleOfMemoryAlone_refusesWhatNeedsASharedStore(String setting, String start) {
    String line =
        "shop.yaml:5:5 " + start + "; write for example store: [memory, shared], or remove it";
    assertRule("ttl: 30s; " + setting, "", line);
    assertRule("store: memory; " + setting + "; ttl: 30s", "", line);
    assertRule("ttl: 30s; " + setting + "; store: shared", REDIS);
    assertRule("ttl: 30s; " + setting, "defaults: {store: [memory, shared]}\n" + REDIS);
    assertRule("ttl: 30s", "defaults:\n  " + setting + "\n");
  }

  @Test
  void aRuleOfMemoryAlone_takesTheCodecOfItsCopies_andSingleFlightOff() {
    assertRule("ttl: 30s; copy: true; codec: java; allow: com.acme.model", "");
    assertRule("ttl: 30s; singleFlight: off", "");
    assertRule("ttl: 30s; singleFlight: process", "");
  }

  @Test
  void memcached_refusesATtlBelowASecond() {
    assertRule(
        "ttl: 999ms; store: shared",
        MEMCACHED,
        "shop.yaml:4:10 ttl '999ms' in rule 'quotes' is shorter than a second, and memcached"
            + " counts in whole seconds; write 1s or more, or another store");
    assertRule(
        "ttl: 1s; ttlJitter: 1%; store: shared",
        MEMCACHED,
        "shop.yaml:4:10 ttl '1s' in rule 'quotes' less its ttlJitter is shorter than a second,"
            + " and memcached counts in whole seconds; write a longer ttl or a smaller ttlJitter,"
            + " or another store");
    assertRule("ttl: 1s; store: shared", MEMCACHED);
    assertRule("ttl: forever; store: shared; ttlJitter: 99%", MEMCACHED);
    assertRule("ttl: 999ms; store: shared", REDIS);
    assertRule("ttl: 999ms", MEMCACHED);
  }

  @Test
  void memcached_refusesATtlBelowASecond_ofTheDefaults() {
    assertRule(
        "store: [memory, shared]",
        "defaults: {ttl: 500ms}\n" + MEMCACHED,
        "shop.yaml:4:21 store 'shared' in rule 'quotes' counts in whole seconds, and the ttl of"
            + " defaults is shorter than a second; write 1s or more, or another store");
    assertRule(
        "key: a",
        "  - method: com.acme.A#get\ndefaults: {ttl: 500ms, store: shared}\n" + MEMCACHED,
        "shop.yaml:6:17 ttl '500ms' in defaults is shorter than a second, and memcached counts in"
            + " whole seconds; write 1s or more, or another store");
  }

  @Test
  void aRuleMayNameAStoreOfAnotherFile_andNamesOfUnreadFilesAreLeftAlone() {
    files.file("a.yaml", RULE + "    ttl: 30s\n    store: shared\n");
    String line =
        "a.yaml:5:12 store 'shared' in rule 'quotes' is no store; write store: memory, or"
            + " describe the store below stores";
    assertEquals(List.of(line), files.lines(files.readAll()));
    files.file("b.yaml", "rules: []\n" + REDIS);
    assertEquals(List.of(), files.lines(files.readAll()));
    files.file("b.yaml", "rules: []\nstoers:\n  shared: {}\n");
    assertEquals(
        List.of("b.yaml:2:1 unknown setting 'stoers' at the top level; did you mean 'stores'?"),
        files.lines(files.readAll()));
  }

  @Test
  void aStoreIsDescribedOnce() {
    files.file("a.yaml", "rules: []\n" + REDIS);
    files.file("b.yaml", "rules: []\n" + REDIS);
    assertEquals(
        List.of(
            "b.yaml:3:3 store 'shared' in stores is described at a.yaml:3:3 too; keep one of the"
                + " two"),
        files.lines(files.readAll()));
  }

  @Test
  void anUnknownStore_isAnsweredWithThoseThatThereAre_inTheOrderOfTheFile() {
    assertRule(
        "ttl: 30s; store: cache",
        REDIS + "  zurich: {type: redis, uri: redis://z}\n  basel: {type: redis, uri: redis://b}\n",
        "shop.yaml:5:12 store 'cache' in rule 'quotes' is no store; write one of memory, shared,"
            + " zurich, basel");
  }

  @Test
  void aUriHasBounds() {
    String hosts = "localhost,".repeat(1000);
    assertStore(
        "type: redis-cluster; uri: redis://" + hosts + "localhost",
        "shop.yaml:5:10 uri in store 'shared' is longer than 8192 characters; write a few of the"
            + " hosts");
  }

  @Test
  void settingsOfASharedStore_belongInOne() {
    assertEquals(
        List.of(
            "shop.yaml:2:19 unknown setting 'uri' in store 'memory'; it belongs in a shared store,"
                + " below stores"),
        files.lines("rules: []\nstores: {memory: {uri: redis://localhost}}\n"));
    assertEquals(
        List.of("shop.yaml:2:10 unknown store 'memroy' in stores; did you mean 'memory'?"),
        files.lines("rules: []\nstores: {memroy: {maximumEntries: 5}}\n"));
  }
}
