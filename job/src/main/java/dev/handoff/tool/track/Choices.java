package dev.handoff.tool.track;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.link.MailLink;
import dev.handoff.template.TrackPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one person has chosen on the page of topics, as records and in words. Mutable. */
final class Choices {

  private static final String SOURCE = "preference-page";
  private static final String YES = "yes";
  private static final String NO = "no";

  private final MailLink link;
  private final Instant now;
  private final List<Consent> consents = new ArrayList<>();
  private final List<MessageEvent> events = new ArrayList<>();
  private final List<TrackPage.Answer> answers = new ArrayList<>();

  Choices(MailLink link, Instant now) {
    this.link = link;
    this.now = now;
  }

  /**
   * No mail of any topic.
   *
   * @param name what that is called
   */
  void everything(String name) {
    answer(Purpose.MARKETING_EMAIL, null, name, NO);
  }

  /**
   * @param answer yes or no; anything else leaves it as it is
   */
  void topic(TrackPage.Topic topic, @Nullable String answer) {
    answer(Purpose.MARKETING_EMAIL, topic.id(), topic.name(), answer);
  }

  /**
   * @param name what is measured
   * @param answer yes or no; anything else leaves it as it is
   */
  void tracking(Purpose purpose, String name, @Nullable String answer) {
    answer(purpose, null, name, answer);
  }

  private void answer(
      Purpose purpose, @Nullable String topic, String name, @Nullable String answer) {
    if (!YES.equals(answer) && !NO.equals(answer)) {
      return;
    }
    boolean yes = YES.equals(answer);
    consents.add(TrackRecords.consent(link, purpose, topic, yes, SOURCE, now));
    answers.add(new TrackPage.Answer(name, yes ? YES : NO));
    if (!yes && purpose == Purpose.MARKETING_EMAIL) {
      events.add(TrackRecords.unsubscribed(link, topic, SOURCE, now));
    }
  }

  List<Consent> consents() {
    return consents;
  }

  List<MessageEvent> events() {
    return events;
  }

  List<TrackPage.Answer> answers() {
    return answers;
  }
}
