package dev.refrain.call;

import dev.refrain.rules.Rule;
import java.util.List;

/** The door of one woven method, which can be given other rules while calls go through it. */
public abstract class BoundDoor extends RefrainDoor {
  /**
   * Puts these rules in force, in file order; none: calls run as if there were no door.
   * Thread-safe. A rule that turns out wrong for this method is left out, with a line that says
   * why.
   */
  public abstract void bind(List<Rule> rules);
}
