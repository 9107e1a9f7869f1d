package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A trace as a space–time diagram in SVG (Lamport's: a line for each node, time downwards, an arrow
 * for each message), with what each node knew beside its line. Only the end of a long trace is
 * drawn.
 */
public final class Diagram {
  private static final int ENTRIES_MOST = 400;
  private static final int LANE = 330;
  private static final int ROW = 16;
  private static final int TOP = 40;
  private static final int LEFT = 90;
  private static final int LINE_MOST = 62;

  private final Trace trace;
  private final List<Trace.Entry> shown;
  private final StringBuilder svg = new StringBuilder();

  private Diagram(Trace trace) {
    this.trace = trace;
    int all = trace.entries().size();
    this.shown = trace.entries().subList(Math.max(0, all - ENTRIES_MOST), all);
  }

  /** The SVG document. */
  public static String svg(Trace trace) {
    Diagram diagram = new Diagram(trace);
    diagram.draw();
    return diagram.svg.toString();
  }

  private void draw() {
    int width = LEFT + LANE * trace.nodes();
    int height = TOP + ROW * (shown.size() + 2);
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='monospace'"
            + " font-size='9'>",
        width, height);
    add("<defs><marker id='to' markerWidth='6' markerHeight='6' refX='6' refY='3' orient='auto'>");
    add("<path d='M0,0 L6,3 L0,6 z' fill='#36c'/></marker></defs>");
    add("<rect width='100%%' height='100%%' fill='white'/>");
    for (int node = 0; node < trace.nodes(); node++) {
      add("<text x='%d' y='20' font-size='13' font-weight='bold'>n%d</text>", x(node) - 8, node);
      add(
          "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#bbb'/>",
          x(node), TOP - 10, x(node), height - ROW);
    }
    for (int row = 0; row < shown.size(); row++) {
      draw(row, shown.get(row));
    }
    add("</svg>");
  }

  private void draw(int row, Trace.Entry entry) {
    boolean first = row == 0 || shown.get(row - 1).atMs() != entry.atMs();
    if (first) {
      add("<text x='4' y='%d' fill='#777'>%d ms</text>", y(row) + 3, entry.atMs());
    }
    switch (entry) {
      case Trace.Entry.Event event -> {
        boolean bad = event.text().startsWith("VIOLATION");
        add("<circle cx='%d' cy='%d' r='3' fill='%s'/>", x(event.node()), y(row), color(bad));
        label(row, event.node(), event.text(), color(bad));
      }
      case Trace.Entry.Knowledge known -> label(row, known.node(), known.text(), "#080");
      case Trace.Entry.Arrival arrival -> {
        add(
            "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#36c' stroke-width='0.7'"
                + " marker-end='url(#to)'/>",
            x(arrival.from()), y(sentRow(row, arrival)), x(arrival.node()), y(row));
        label(row, arrival.node(), arrival.text(), "#36c");
      }
    }
  }

  private static String color(boolean bad) {
    return bad ? "#c00" : "#000";
  }

  /** The row of the last thing that happened before the message was sent. */
  private int sentRow(int arrivedRow, Trace.Entry.Arrival arrival) {
    int row = arrivedRow;
    while (row > 0 && shown.get(row).atMs() > arrival.sentMs()) {
      row--;
    }
    return row;
  }

  /** A text beside a node's line, on as many short lines as fit into one row: the first ones. */
  private void label(int row, int node, String text, String color) {
    String cut = text.length() > LINE_MOST ? text.substring(0, LINE_MOST) + "…" : text;
    add(
        "<text x='%d' y='%d' fill='%s'><title>%s</title>%s</text>",
        x(node) + 6, y(row) + 3, color, escaped(text), escaped(cut));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static int x(int node) {
    return LEFT + LANE * node + 10;
  }

  private static int y(int row) {
    return TOP + ROW * row;
  }

  private void add(String format, Object... values) {
    List<Object> all = new ArrayList<>(List.of(values));
    svg.append(String.format(Locale.ROOT, format, all.toArray())).append('\n');
  }
}
