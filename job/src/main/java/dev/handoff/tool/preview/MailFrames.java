package dev.handoff.tool.preview;

/**
 * Mails in frames of one page, each in a window of its own width and in its own theme, since a
 * frame takes {@code prefers-color-scheme} from the page around it. A script says how high they
 * are; in the mails themselves none runs.
 */
public final class MailFrames {
  private MailFrames() {}

  /**
   * One mail.
   *
   * @param title says which one it is
   * @param mail its HTML as a browser shows it
   * @param width of the window, in CSS pixels
   * @param theme {@code light} or {@code dark}
   */
  public static String frame(String title, String mail, int width, String theme) {
    return "<iframe sandbox=\"allow-same-origin\" style=\"display:block;border:0;color-scheme:"
        + theme
        + "\" title=\""
        + attribute(title)
        + "\" width=\""
        + width
        + "\" srcdoc=\""
        + attribute(mail)
        + "\"></iframe>";
  }

  /**
   * Makes every frame as high as its mail, and writes into the body how high the page is then
   * ({@code data-height}) and which mails are wider than their window ({@code data-too-wide}).
   *
   * @param highest frames are cut at so many pixels
   */
  public static String script(int highest) {
    return "<script>addEventListener('load',()=>{const wide=[];"
        + "for(const f of document.querySelectorAll('iframe')){"
        + "const e=f.contentDocument.documentElement;"
        + ("f.style.height=Math.min(e.scrollHeight," + highest + ")+'px';")
        + "if(e.scrollWidth>f.clientWidth)wide.push(f.title)}"
        + "document.body.dataset.tooWide=wide.join(', ');"
        // The document is at least as high as the window, its body only as high as what is in it.
        + "const b=document.body;b.dataset.height=Math.ceil(b.getBoundingClientRect().bottom"
        + "+parseFloat(getComputedStyle(b).marginBottom))})</script>";
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;");
  }
}
