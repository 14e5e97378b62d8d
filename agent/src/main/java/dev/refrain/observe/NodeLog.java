package dev.refrain.observe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The log lines about the nodes of one store: each comes and goes by itself, and is told of at a
 * rate of its own. Thread-safe.
 */
final class NodeLog {
  /** Nodes come and go under new addresses, too. */
  private static final int MOST_KNOWN = 1_000;

  private static final String MEANWHILE =
      "calls that need it run without the store until it or another does";

  private final Log log;
  private final String subject;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  NodeLog(Log log, String store) {
    this.log = log;
    this.subject = "a node of store '" + store + "'";
  }

  /**
   * Tells what has changed.
   *
   * @param troubles why each node is out of reach; an empty text for one that is not
   * @return whether any is
   */
  synchronized boolean look(Map<String, String> troubles, long now) {
    boolean any = false;
    for (Map.Entry<String, String> each : troubles.entrySet()) {
      if (!each.getValue().isEmpty()) {
        any = true;
        lost(each.getKey(), each.getKey() + ": " + each.getValue(), now);
      }
    }
    for (Map.Entry<String, Node> each : nodes.entrySet()) {
      String trouble = troubles.get(each.getKey());
      if (trouble == null) {
        back(each.getValue(), each.getKey(), "is no part of it any more", now);
      } else if (trouble.isEmpty()) {
        back(each.getValue(), each.getKey(), "answers again", now);
      }
    }
    return any;
  }

  private void lost(String name, String why, long now) {
    Node node = nodes.get(name);
    if (node == null) {
      if (nodes.size() >= MOST_KNOWN) {
        nodes.remove(nodes.keySet().iterator().next());
      }
      node = new Node(new OutageLog(log, subject, MEANWHILE, now));
      nodes.put(name, node);
    }
    if (node.down) {
      node.log.lasts(why, now);
    } else {
      node.down = true;
      node.since = now;
      node.log.down(why, now);
    }
  }

  private void back(Node node, String name, String how, long now) {
    if (node.down) {
      node.down = false;
      String after = Times.text((double) (now - node.since));
      node.log.up(subject + " " + how + " after " + after + " (" + name + ")");
    }
  }

  private static final class Node {
    private final OutageLog log;
    private boolean down;
    private long since;

    Node(OutageLog log) {
      this.log = log;
    }
  }
}
