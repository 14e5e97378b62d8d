package dev.refrain.weave;

import dev.refrain.call.BoundDoor;
import dev.refrain.call.MethodFacts;
import dev.refrain.rules.Rule;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that is or was woven, and its door, which belongs to the application's class and is held
 * weakly. Thread-safe.
 */
final class MethodRecord {
  private static final List<Rule> NO_RULES = Collections.emptyList();

  final MethodFacts facts;

  private volatile List<Rule> rules = NO_RULES;
  private volatile @Nullable WeakReference<BoundDoor> door;

  MethodRecord(MethodFacts facts) {
    this.facts = facts;
  }

  /** The rules in force, in file order; empty: not woven (any more). */
  List<Rule> rules() {
    return rules;
  }

  /** The same rules again are no change: binding them may itself have the class woven anew. */
  void setRules(@Nullable List<Rule> inForce) {
    List<Rule> next = inForce == null ? NO_RULES : inForce;
    if (!next.equals(rules)) {
      rules = next;
    }
  }

  boolean isWoven() {
    return !rules.isEmpty();
  }

  boolean caches() {
    List<Rule> inForce = rules;
    for (int i = 0; i < inForce.size(); i++) {
      if (inForce.get(i).cache() != null) {
        return true;
      }
    }
    return false;
  }

  /** The door was made; gives it the rules. */
  void open(BoundDoor made) {
    // In this order: whoever sets rules from now on sees the door as well.
    door = new WeakReference<>(made);
    bind(made);
  }

  /** Gives the rules to the door, if it was made and its class is still there. */
  void rebind() {
    WeakReference<BoundDoor> made = door;
    BoundDoor bound = made == null ? null : made.get();
    if (bound != null) {
      bind(bound);
    }
  }

  private void bind(BoundDoor bound) {
    List<Rule> given;
    do {
      given = rules;
      bound.bind(given);
      // Rules that were replaced meanwhile may have been bound before these: bind them again.
    } while (given != rules);
  }
}
