package dev.handoff.tool.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.mail.InlineImage;
import dev.handoff.mail.MessageId;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.operator.MailSettings;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.Logo;
import dev.handoff.template.RenderedMail;
import dev.handoff.template.TemplateFault;
import dev.handoff.template.Templates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a preview, and what is said about them. */
public final class PreviewFiles {
  /** What a mail can be shown as. */
  public static final List<String> FORMATS = List.of("html", "text", "eml", "png");

  /** What Gmail shows of a mail before it cuts it off, in bytes. */
  private static final int CUT_AT = 102 * 1024;

  private static final String NOBODY = "nobody@example.com";

  private final MailSettings mail;
  private final Path folder;
  private final String name;
  private final PrintWriter out;
  private final PrintWriter err;
  private boolean isFine = true;

  /**
   * In what the mail is seen.
   *
   * @param widths of windows, in CSS pixels
   * @param themes {@code light}, {@code dark}
   */
  public record Pictures(List<Integer> widths, List<String> themes) {}

  /**
   * @param mail how mails look
   * @param folder where the files go; it is made
   * @param name start of their names
   */
  public PreviewFiles(
      MailSettings mail, Path folder, String name, PrintWriter out, PrintWriter err) {
    this.mail = mail;
    this.folder = folder;
    this.name = name.replaceAll("[^0-9A-Za-z_-]", "_").substring(0, Math.min(60, name.length()));
    this.out = out;
    this.err = err;
  }

  /**
   * Writes those of an alert in one language.
   *
   * @param recipient whose copy; null: the first recipient's
   * @param formats of {@link #FORMATS}; empty: all that can be made
   * @return whether all was made as asked, with the user's own templates
   */
  public boolean write(
      SalesAlert alert,
      @Nullable String recipient,
      String locale,
      Pictures pictures,
      List<String> formats)
      throws IOException {
    Files.createDirectories(folder);
    List<String> wanted = formats.isEmpty() ? FORMATS : formats;
    Chromium chromium = wanted.contains("png") ? Chromium.find() : null;
    String to = recipient == null ? first(alert) : recipient;
    RenderedMail rendered = render(alert, to, locale);
    out.println(rendered.subject());
    out.println(rendered.preheader());
    String start = name + "-" + locale;
    if (wanted.contains("html")) {
      put(start + ".html", rendered.page().getBytes(UTF_8));
      warnOfLength(rendered);
    }
    if (wanted.contains("text")) {
      put(start + ".txt", rendered.text().getBytes(UTF_8));
    }
    if (wanted.contains("eml")) {
      put(start + ".eml", mime(alert, to, rendered));
    }
    if (chromium != null) {
      picture(chromium, rendered, start, pictures);
    }
    if (wanted.contains("png") && chromium == null) {
      err.println("No picture: there is no Chromium on the PATH; install the package chromium.");
      isFine = isFine && !formats.contains("png");
    }
    out.flush();
    return isFine;
  }

  private RenderedMail render(SalesAlert alert, String to, String locale) {
    Set<TemplateFault> faults = new LinkedHashSet<>();
    RenderedMail rendered =
        new AlertRenderer(mail.brand(), mail.links(), mail.templates(), faults::add)
            .render(alert, to, locale);
    for (TemplateFault fault : faults) {
      err.println(fault.text());
      err.println("  For this mail the job would use the built-in template instead.");
    }
    isFine = isFine && faults.isEmpty();
    return rendered;
  }

  /** Says which templates are the user's own. */
  public void sayTemplates() {
    for (String own : mail.templates().own()) {
      out.println(
          own
              + (Templates.isBuiltIn(own)
                  ? " in place of the built-in one"
                  : " is none of the built-in ones; another template or a message must name it"));
    }
  }

  private void warnOfLength(RenderedMail rendered) {
    int length = rendered.html().getBytes(UTF_8).length;
    if (length > CUT_AT) {
      out.println("The HTML has " + length + " bytes: Gmail cuts a mail off at " + CUT_AT);
    }
  }

  private void picture(Chromium chromium, RenderedMail rendered, String start, Pictures pictures)
      throws IOException {
    for (int width : pictures.widths()) {
      for (String theme : pictures.themes()) {
        Path png = folder.resolve(start + "-" + width + "-" + theme + ".png");
        try {
          boolean fits = new MailPicture(chromium).take(rendered.page(), width, theme, png);
          out.println(png + (fits ? "" : ": wider than " + width + " pixels"));
        } catch (IOException e) {
          err.println("No picture: " + e.getMessage());
          isFine = false;
          return;
        }
      }
    }
  }

  private byte[] mime(SalesAlert alert, String to, RenderedMail rendered) {
    Logo logo = rendered.logo();
    return new MimeComposer(mail.from(), mail.replyTo())
        .compose(
            new OutgoingMail(
                MessageId.of(alert.alertId(), to),
                to,
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                rendered.page(),
                logo == null ? null : new InlineImage(logo.contentId(), logo.type(), logo.bytes()),
                alert.decidedAt()));
  }

  private void put(String file, byte[] bytes) throws IOException {
    Path path = folder.resolve(file);
    Files.write(path, bytes);
    out.println(path);
  }

  private static String first(SalesAlert alert) {
    return alert.recipients().isEmpty() ? NOBODY : alert.recipients().get(0);
  }
}
