package dev.handoff.template;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The colours that follow from the brand's: each reads on its background with a contrast of at
 * least 4.5 to 1 (WCAG 2.2, 1.4.3). All are {@code #rrggbb}.
 *
 * @param brand the brand's own, for surfaces
 * @param onBrand text on it
 * @param ink the brand's own, darkened until it reads on white, on the pale panel and on {@code
 *     tint}
 * @param tint a trace of it, for boxes
 * @param past a pale ink, for bars of days that are over; their numbers stand beside them
 * @param darkInk the brand's own, lightened until it reads on a dark card
 * @param darkTint a trace of it on a dark card
 * @param darkPast as {@code past}, on a dark card
 */
public record Palette(
    String brand,
    String onBrand,
    String ink,
    String tint,
    String past,
    String darkInk,
    String darkTint,
    String darkPast) {
  private static final double READABLE = 4.6;
  private static final int WHITE = 0xffffff;
  private static final int BLACK = 0x000000;
  private static final int PANEL = 0xeaeff6;
  private static final int DARK_CARD = 0x1b2430;
  private static final int DARK_MUTED = 0xa9b6c6;

  /** Some hundred powers each, for the one or two colours that a process is configured with. */
  private static final Map<String, Palette> KNOWN = new ConcurrentHashMap<>();

  /** The palette of a colour {@code #rrggbb}. */
  static Palette of(String colour) {
    return KNOWN.computeIfAbsent(colour, Palette::mixed);
  }

  private static Palette mixed(String colour) {
    int brand = Integer.parseInt(colour.substring(1), 16);
    int onBrand = contrast(WHITE, brand) >= contrast(BLACK, brand) ? WHITE : BLACK;
    int tint = mix(WHITE, brand, 0.08);
    int darkTint = darkTint(brand);
    int ink = towards(brand, BLACK, luminance(tint) < luminance(PANEL) ? tint : PANEL);
    int darkInk = towards(brand, WHITE, darkTint);
    return new Palette(
        hex(brand),
        hex(onBrand),
        hex(ink),
        hex(tint),
        hex(mix(WHITE, ink, 0.4)),
        hex(darkInk),
        hex(darkTint),
        hex(mix(DARK_CARD, darkInk, 0.45)));
  }

  /** As much of the brand's colour as lets muted text read on it: of a bright one, little. */
  private static int darkTint(int brand) {
    int percent = 22;
    while (contrast(DARK_MUTED, mix(DARK_CARD, brand, percent / 100.0)) < READABLE) {
      percent--;
    }
    return mix(DARK_CARD, brand, percent / 100.0);
  }

  /** Moves a colour towards another one until it reads on this background. */
  private static int towards(int colour, int goal, int background) {
    int moved = colour;
    for (int step = 1; step <= 20 && contrast(moved, background) < READABLE; step++) {
      moved = mix(colour, goal, step / 20.0);
    }
    return moved;
  }

  private static int mix(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xff;
      int b = (to >> shift) & 0xff;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }

  private static double contrast(int a, int b) {
    double lighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static String hex(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
