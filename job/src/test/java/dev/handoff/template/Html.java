package dev.handoff.template;

/** Reads a mail as a person does: words, without markup and layout. */
final class Html {
  private Html() {}

  static String words(String html) {
    String body = html.substring(html.indexOf("<body"));
    return oneLine(
        body.replaceAll("(?s)<!--.*?-->", "")
            .replaceAll("</?(bdi|strong|em|span|a|code)\\b[^>]*>", "")
            .replaceAll("<[^>]+>", " ")
            .replace("&#39;", "'")
            .replace("&quot;", "\"")
            .replace("&nbsp;", "\u00a0")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"));
  }

  static String oneLine(String text) {
    return text.replaceAll("[ \\n]+", " ");
  }
}
