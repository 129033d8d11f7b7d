package dev.handoff.template;

import dev.handoff.domain.lint.LintFault;
import dev.handoff.domain.lint.TransactionalFirst;
import dev.handoff.domain.lint.TransactionalFirst.Part;
import dev.handoff.domain.message.MessageClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Renders a message's sample in both languages and says what is wrong with it (SPEC section 6,
 * "Transactional first").
 */
public final class MessageLint {
  /** Stands for the real link, which only a mail has. */
  private static final MailLinks SAMPLE_LINKS =
      new MailLinks(
          "https://mail.example/u/sample",
          "https://mail.example/p/sample",
          "",
          MailLinks.NONE.click());

  private final Brand brand;
  private final MessageRenderer renderer;

  public MessageLint(Brand brand, Templates templates) {
    this.brand = brand;
    this.renderer = new MessageRenderer(brand, templates);
  }

  /**
   * What is wrong, each thing once.
   *
   * @param sample the definition with the model of its {@code sample}; its links and locale are not
   *     used
   */
  public List<LintFault> faults(MessageContent sample) {
    LinkedHashSet<LintFault> faults = new LinkedHashSet<>();
    for (String locale : List.of("en", "fr")) {
      try {
        faults.addAll(faults(sample, renderer.render(in(sample, locale)), locale));
      } catch (TemplateFaultException e) {
        faults.add(
            new LintFault("sample", "cannot be rendered in " + locale + ": " + e.fault().text()));
      }
    }
    return List.copyOf(faults);
  }

  private List<LintFault> faults(MessageContent sample, RenderedMessage mail, String locale) {
    List<LintFault> faults = new ArrayList<>();
    if (sample.definition().messageClass() == MessageClass.PROMOTIONAL) {
      addRequired(mail.mail(), faults);
    } else {
      faults.addAll(TransactionalFirst.blocks(Part.HTML, mail.html()));
      faults.addAll(TransactionalFirst.blocks(Part.TEXT, mail.text()));
      addLine("subject." + locale, mail.mail().subject(), faults);
      addLine("preheader." + locale, mail.mail().preheader(), faults);
    }
    return faults;
  }

  private static void addLine(String path, String line, List<LintFault> faults) {
    LintFault fault = TransactionalFirst.line(path, line);
    if (fault != null) {
      faults.add(fault);
    }
  }

  private void addRequired(RenderedMail mail, List<LintFault> faults) {
    if (!mail.html().contains(SAMPLE_LINKS.unsubscribe())) {
      faults.add(
          new LintFault(
              "template",
              "the HTML part of a promotional message must show links.unsubscribe: take a frame"
                  + " that does, such as letter, or put ${links.unsubscribe} below the content"));
    }
    if (!mail.text().contains(SAMPLE_LINKS.unsubscribe())) {
      faults.add(
          new LintFault(
              "template",
              "the text part of a promotional message must show links.unsubscribe: take a frame"
                  + " that does, such as letter, or put ${links.unsubscribe} below the content"));
    }
    String address = Untrusted.line(brand.footer(), Integer.MAX_VALUE / 4);
    if (address.isEmpty()) {
      faults.add(
          new LintFault(
              "class",
              "a promotional message must show your postal address: set the option brand.footer"));
    } else if (!oneLine(mail.text()).contains(address)) {
      faults.add(
          new LintFault(
              "template",
              "the text part of a promotional message must show your postal address: put"
                  + " ${brand.footer} into the frame"));
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static MessageContent in(MessageContent sample, String locale) {
    return new MessageContent(
        sample.definition(),
        sample.with(),
        sample.person(),
        sample.account(),
        sample.group(),
        sample.data(),
        sample.recommendations(),
        SAMPLE_LINKS,
        locale,
        sample.timeZone(),
        sample.at());
  }
}
