package dev.handoff.tool.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail as a reader sees it: in a window of some width, light or dark, as high as it is. */
public final class MailPicture {
  private static final int HIGHEST = 12_000;
  private static final Pattern HEIGHT = Pattern.compile("data-height=\"(\\d+)\"");
  private static final Pattern TOO_WIDE = Pattern.compile("data-too-wide=\"([^\"]*)\"");

  private final Chromium chromium;

  /** Pictures made by this Chromium. */
  public MailPicture(Chromium chromium) {
    this.chromium = chromium;
  }

  /**
   * Makes the picture.
   *
   * @param mail its HTML as a browser shows it
   * @param width of the window, in CSS pixels
   * @param theme {@code light} or {@code dark}
   * @return whether the mail fits the width, so that nobody scrolls sideways
   * @throws IOException when Chromium cannot show it, with what it said
   */
  public boolean take(String mail, int width, String theme, Path png) throws IOException {
    Path page = Files.createTempFile("handoff-preview", ".html");
    try {
      Files.writeString(
          page,
          "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title>"
              + "<style>body{margin:0}</style></head><body>"
              + MailFrames.frame("mail", mail, width, theme)
              + MailFrames.script(HIGHEST)
              + "</body></html>",
          UTF_8);
      String shown = chromium.document(page, width);
      chromium.picture(page, width, Integer.parseInt(only(HEIGHT, shown)), "1", png);
      return only(TOO_WIDE, shown).isEmpty();
    } finally {
      Files.deleteIfExists(page);
    }
  }

  private static String only(Pattern pattern, String page) throws IOException {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new IOException("Chromium did not run the page's script");
    }
    return found.group(1);
  }
}
