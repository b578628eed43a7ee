package org.reprise.core.report.chart;

/** A chart that can be drawn in any width. */
public interface Drawing {
    /** Width in files, in pixels. */
    int FILE = 720;

    /** Width on a screen that is wide enough for two beside each other. */
    int WIDE = 540;

    /** Width on a phone. */
    int NARROW = 344;

    /** What it shows, in a sentence; its accessible name. */
    String title();

    /** The chart as an SVG element that loads nothing. */
    String svg(Palette palette, int width);
}
