package dev.refrain.store.memcached;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The first words on a connection: the login, whether the server speaks the meta protocol, what it
 * says of itself; then the evictions that it missed, until there are none.
 */
final class Greeting extends Exchange<Boolean> {
  private final MemcachedSettings settings;
  private boolean isIn;
  private ServerFacts facts = ServerFacts.NONE;
  private Map<String, Object> missed = Collections.emptyMap();

  Greeting(NodeLink link, MemcachedSettings settings) {
    super(link);
    this.settings = settings;
  }

  @Override
  boolean isSentInAnyCase() {
    return true;
  }

  @Override
  boolean takesError(Reply error, int number) {
    return true;
  }

  /** Alone: a server that refuses a login hangs up, and what it has not read takes its answer. */
  @Override
  void start() {
    String password = settings.password();
    if (password == null) {
      greet(new Commands().nothing());
    } else {
      String user = settings.username();
      String login = (user == null ? "" : user) + ' ' + password;
      greet(new Commands().login(login.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void greet(Commands commands) {
    link.connection().sendNow(new MetaOperation(this, commands, MetaOperation.ANY_EPOCH));
  }

  @Override
  void answered(List<Reply> replies) {
    if (!isIn) {
      enter(replies.get(0));
      return;
    }
    if (facts == ServerFacts.NONE) {
      if (!replies.get(0).is("MN")) {
        link.connection().giveUp("the server does not speak the meta protocol of 1.6");
      }
      facts = ServerFacts.of(replies);
    } else {
      Iterator<Reply> each = replies.iterator();
      for (Map.Entry<String, Object> eviction : missed.entrySet()) {
        Reply reply = each.next();
        if (!reply.is("HD") && !reply.is("NF")) {
          link.connection().giveUp("the server does not evict");
        }
        link.confirm(eviction.getKey(), eviction.getValue());
      }
    }
    catchUp();
  }

  private void enter(Reply reply) {
    if (settings.password() != null && !reply.is("STORED")) {
      link.connection().giveUp("the server refuses the login");
    }
    isIn = true;
    greet(new Commands().nothing().line("stats").line("stats settings"));
  }

  private void catchUp() {
    missed = link.missedOrOpen(facts);
    if (missed.isEmpty()) {
      end(true);
      link.connection().opened();
      return;
    }
    Commands commands = new Commands();
    for (String key : missed.keySet()) {
      commands.delete(key);
    }
    greet(commands);
  }

  @Override
  Boolean withoutNode() {
    return false;
  }
}
