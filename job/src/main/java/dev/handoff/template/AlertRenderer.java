package dev.handoff.template;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns a sales alert into the mail of SPEC section 5, in the alert's language and time zone. Safe
 * for use by many threads; the same alert gives the same bytes.
 */
public final class AlertRenderer {
  /** Name of the templates. */
  static final String TEMPLATE = "sales-alert";

  private static final int IN_SUBJECT = 60;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_PREHEADER = 160;
  private static final int MISSING_IN_PREHEADER = 3;

  private final MailTemplate template;
  private final AlertLinks links;

  /** Mail of this brand in the built-in look, with names that lead to these pages. */
  public AlertRenderer(Brand brand, AlertLinks links) {
    this(brand, links, Templates.builtIn(), fault -> {});
  }

  /**
   * Mail of this brand in the user's own look.
   *
   * @param fellBack told of each part that the built-in template was used for, because the user's
   *     own could not be filled; its message may hold what the mail shows
   */
  public AlertRenderer(
      Brand brand, AlertLinks links, Templates templates, Consumer<TemplateFault> fellBack) {
    this.template = new MailTemplate(TEMPLATE, brand, templates, fellBack);
    this.links = links;
  }

  /** The mail as it is for nobody in particular: everybody alerted is named. */
  public RenderedMail render(SalesAlert alert) {
    return render(alert, "");
  }

  /**
   * The mail for one of the alert's recipients, who is told who else was alerted.
   *
   * @param recipient one of {@code alert.recipients()}
   * @throws IllegalStateException when a template is wrong
   */
  public RenderedMail render(SalesAlert alert, String recipient) {
    return render(alert, recipient, alert.locale());
  }

  /**
   * The same in another language; what was written in the alert's own, such as its summary, stays.
   *
   * @throws IllegalStateException when a template is wrong
   */
  public RenderedMail render(SalesAlert alert, String recipient, String locale) {
    Labels labels = Labels.of(locale);
    AlertViews views = new AlertViews(alert, labels, links);
    String subject = subject(alert, labels, views.reasons());
    String preheader = preheader(alert, labels);
    AlertView view = views.view(recipient);
    return template.fill(labels, subject, preheader, unused -> Map.of("alert", view));
  }

  /**
   * Who, and why now: "Lumia · Experience Manager Assets: engagement 95, 95% complete, 2 decision
   * makers".
   */
  private static String subject(SalesAlert alert, Labels labels, List<Reason> reasons) {
    List<String> facts = new ArrayList<>();
    facts.add(labels.say("alert.subject.engagement", alert.engagementScore()));
    facts.add(labels.say("alert.subject.complete", labels.percent(alert.completenessScore())));
    for (Reason reason : reasons) {
      if (reason.kind() == Reason.Kind.MEMBERS_IN_ROLE && facts.size() < 3) {
        facts.add(members(reason, labels));
      }
    }
    String subject =
        labels.say(
            "alert.subject",
            part(alert.group().accountName()),
            part(alert.group().solutionInterest().name()),
            String.join(", ", facts));
    return shortened(subject, LONGEST_SUBJECT);
  }

  /** "2 decision makers", or "2 × Evaluator" for a role that is not one of the usual six. */
  private static String members(Reason reason, Labels labels) {
    String key = "role." + reason.role();
    return labels.knows(key)
        ? labels.count(key, reason.count())
        : labels.say("alert.subject.members", reason.count(), part(reason.role()));
  }

  /** What the subject leaves out: how fast, who to talk to, and who is missing. */
  private static String preheader(SalesAlert alert, Labels labels) {
    List<String> sentences = new ArrayList<>();
    if (AlertViews.hasChanged(alert)) {
      sentences.add(labels.say("alert.preheader.change", AlertViews.change(alert)));
    }
    List<String> top =
        alert.topMembers().stream().map(TopMember::name).map(AlertRenderer::part).toList();
    sentences.add(
        top.isEmpty()
            ? labels.pattern("highlights.top.none") + "."
            : labels.say("alert.preheader.top", labels.list(top)));
    List<String> missing =
        alert.missingRoles().stream().limit(MISSING_IN_PREHEADER).map(AlertRenderer::part).toList();
    sentences.add(
        missing.isEmpty()
            ? labels.pattern("highlights.missing.none") + "."
            : labels.say("alert.preheader.missing", labels.list(missing)));
    return shortened(String.join(" ", sentences), LONGEST_PREHEADER);
  }

  private static String part(String foreign) {
    return Untrusted.isolate(Untrusted.line(foreign, IN_SUBJECT));
  }

  private static String shortened(String line, int longest) {
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
