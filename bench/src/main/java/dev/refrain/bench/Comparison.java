package dev.refrain.bench;

import java.util.List;

/**
 * A row of a table: the woven method beside what else one could do.
 *
 * @param hand what one would write by hand or, in the row of a peer, pick instead
 * @param floor {@code null} where nothing is comparable
 */
record Comparison(
    String title,
    boolean ofPeer,
    Subject woven,
    Subject hand,
    Subject floor,
    List<Target> targets) {

  /** Every comparison, in the order of the table. */
  static List<Comparison> all() {
    Subject one = new Subject(OneArgument.class, Demand.FEW, 1, "woven");
    return List.of(
        hit("one argument", one, Target.hand(0.30), Target.floor(1.7), Target.bytes(24)),
        hit(
            "two arguments",
            new Subject(TwoArguments.class, Demand.FEW, 1, "woven"),
            Target.hand(0.30)),
        hit(
            "plain, primitive",
            new Subject(Primitive.class, Demand.FEW, 1, "woven"),
            Target.hand(0.22)),
        hit("polluted", new Subject(Polluted.class, Demand.FEW, 1, "woven"), Target.hand(0.32)),
        hit(
            "90 % full",
            new Subject(OneArgument.class, Demand.NEARLY_FULL, 1, "woven"), Target.hand(0.35)),
        hit(
            "2 threads, Zipf",
            new Subject(OneArgument.class, Demand.ZIPF, 2, "woven"),
            Target.hand(0.38)),
        peer("Spring @Cacheable", one, "spring", Target.peer(17)),
        peer("JetCache @Cached", one, "jetcache", Target.peer(60)),
        peer("jcabi @Cacheable", one, "jcabi"),
        miss(new Subject(Miss.class, Demand.EVER_NEW, 1, "woven"), Target.hand(1.2)));
  }

  List<Subject> subjects() {
    return floor == null ? List.of(hand, woven) : List.of(floor, hand, woven);
  }

  private static Comparison hit(String title, Subject woven, Target... targets) {
    Subject hand = woven.by("hand");
    return new Comparison(title, false, woven, hand, woven.by("floor"), List.of(targets));
  }

  /** The woven method beside what else one could pick: in the place of {@code hand}. */
  private static Comparison peer(String title, Subject woven, String other, Target... targets) {
    return new Comparison(title, true, woven, woven.by(other), null, List.of(targets));
  }

  private static Comparison miss(Subject woven, Target... targets) {
    return new Comparison("a miss", false, woven, woven.by("hand"), null, List.of(targets));
  }
}
