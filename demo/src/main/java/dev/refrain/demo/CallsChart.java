package dev.refrain.demo;

/** Back-end calls per 1,000 requests as bars. */
final class CallsChart {
  private static final int WIDTH = 560;
  private static final int LEFT = 150;
  private static final int RIGHT = 78;
  private static final int GROUP = 126;
  private static final int BAR = 42;

  private CallsChart() {}

  static String draw(LoadResult without, LoadResult with) {
    Svg svg = new Svg(WIDTH, 2 * GROUP, "back-end calls per 1,000 requests");
    double[][] values = {
      {
        without.perThousand(without.backEnds().database()),
        with.perThousand(with.backEnds().database())
      },
      {
        without.perThousand(without.backEnds().partnerCalls()),
        with.perThousand(with.backEnds().partnerCalls())
      }
    };
    String[] names = {"database", "partner API"};
    double highest =
        Math.max(Math.max(values[0][0], values[0][1]), Math.max(values[1][0], values[1][1]));
    Scale x = new Scale(0, Math.max(highest, 1), LEFT, WIDTH - RIGHT, false);
    for (int i = 0; i < names.length; i++) {
      double top = i * GROUP + 18;
      svg.words("row", LEFT - 12, top + BAR + 6, "end", names[i]);
      bar(svg, x, "without", top, values[i][0]);
      bar(svg, x, "with", top + BAR + 4, values[i][1]);
    }
    svg.line("axis", LEFT, 4, LEFT, 2 * GROUP - 4);
    return svg.toString();
  }

  private static void bar(Svg svg, Scale x, String style, double top, double value) {
    svg.bar("fill " + style, LEFT, top, Math.max(x.at(value) - LEFT, 1), BAR);
    svg.words("value " + style, x.at(value) + 8, top + BAR / 2.0 + 5, "start", Figure.count(value));
  }
}
