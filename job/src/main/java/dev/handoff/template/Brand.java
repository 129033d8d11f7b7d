package dev.handoff.template;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose mail it is (options {@code brand.*}).
 *
 * @param name shown in the header bar and the footer
 * @param colour {@code #rrggbb}; links and bars are darkened or lightened from it until they read
 *     well on their background
 * @param footer one line of the owner's own, for example a company address; may be empty
 * @param contact whom to tell when a mail reached the wrong person: an address or a sentence; may
 *     be empty
 * @param logo shown in the header bar in place of the name's first letter; null for none
 */
public record Brand(String name, String colour, String footer, String contact, @Nullable Logo logo)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  /**
   * Checks the colour.
   *
   * @throws IllegalArgumentException when the colour is not {@code #rrggbb} or the name is blank
   */
  public Brand {
    if (name.isBlank()) {
      throw new IllegalArgumentException("brand.name: must not be blank");
    }
    if (!COLOUR.matcher(colour).matches()) {
      throw new IllegalArgumentException("brand.colour: takes #rrggbb, not \"" + colour + "\"");
    }
  }

  /** Handoff's own look, for those who set no {@code brand.*} option. */
  public static Brand standard() {
    return new Brand("Handoff", "#2f5bea", "", "", null);
  }
}
