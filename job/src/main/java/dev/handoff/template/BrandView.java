package dev.handoff.template;

import java.util.List;
import java.util.Locale;

/**
 * What templates are given of the brand; no logo is an empty list.
 *
 * @param initial the name's first letter, for the badge in place of a logo
 */
public record BrandView(
    String name, String initial, String footer, String contact, List<Picture> logo) {

  /** A picture in the mail, and how large to show it in pixels. */
  public record Picture(String source, int width, int height) {}

  static BrandView of(Brand brand) {
    String name = brand.name().strip();
    Logo logo = brand.logo();
    return new BrandView(
        name,
        name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT),
        brand.footer(),
        brand.contact(),
        logo == null
            ? List.of()
            : List.of(
                new Picture("cid:" + logo.contentId(), logo.shownWidth(), logo.shownHeight())));
  }
}
