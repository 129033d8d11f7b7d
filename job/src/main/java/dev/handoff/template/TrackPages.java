package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.template.BrandView.Picture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The pages behind the links of mails, in the look of the mails. They hold no script, load nothing
 * from anywhere and name nobody. Safe for use by many threads.
 */
public final class TrackPages {

  private static final String FRENCH = "fr";

  private final Brand brand;
  private final List<Picture> logo;
  private final String style;

  /** Pages of this brand. */
  public TrackPages(Brand brand) {
    this.brand = brand;
    this.logo = logo(brand);
    this.style =
        TemplateEngine.builtIn()
            .fill("track-style" + Templates.TEXT, Map.of("colours", Palette.of(brand.colour())));
  }

  /** The one style that a Content-Security-Policy has to allow, such as {@code 'sha256-…'}. */
  public String allowedStyle() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * A page of HTML.
   *
   * @param locale language of the page, a BCP 47 tag; French or else English
   */
  public String show(TrackPage page, String locale) {
    Labels labels = Labels.of(locale);
    Map<String, Object> model =
        MailTemplate.shared(brand, labels, labels.say("track." + page.name() + ".title"), "", true);
    model.put("page", page.name());
    model.put("style", style);
    model.put("logo", logo);
    model.put("otherLang", labels.language().equals(FRENCH) ? "en" : FRENCH);
    model.put("preferences", "");
    if (page instanceof TrackPage.Ask ask) {
      model.put("topic", ask.topic());
      model.put("preferences", ask.preferences());
    } else if (page instanceof TrackPage.Unsubscribed unsubscribed) {
      model.put("topic", unsubscribed.topic());
      model.put("preferences", unsubscribed.preferences());
    } else if (page instanceof TrackPage.Preferences choice) {
      model.put("topics", choice.topics());
    } else if (page instanceof TrackPage.Saved saved) {
      model.put("saved", saved.saved());
      model.put("preferences", saved.preferences());
    } else if (page instanceof TrackPage.Old old) {
      model.put("target", SafeLink.web(old.target()));
      model.put("host", SafeLink.host(SafeLink.web(old.target())));
    }
    return TemplateEngine.builtIn().fill("track" + Templates.HTML, model);
  }

  /** What everything that can be chosen is called, and nothing else: {@code everything}. */
  public String say(String label, String locale) {
    return Labels.of(locale).say("track." + label);
  }

  /** A mail has the picture inside; so has a page. */
  private static List<Picture> logo(Brand brand) {
    Logo logo = brand.logo();
    return logo == null
        ? List.of()
        : List.of(
            new Picture(
                "data:"
                    + logo.type()
                    + ";base64,"
                    + Base64.getEncoder().encodeToString(logo.bytes()),
                logo.shownWidth(),
                logo.shownHeight()));
  }
}
