package dev.handoff.tool.track;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.link.LinkSeal;
import dev.handoff.link.LinkSeal.Opened;
import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import dev.handoff.template.TrackPage;
import dev.handoff.template.TrackPages;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each link of a mail does (SPEC section 6, "Links"; RFC 8058). A GET never changes anything
 * but what was seen; what people say is on record before they are told so. Thread-safe.
 */
final class TrackService {

  private static final String ONE_CLICK = "List-Unsubscribe";
  private static final String RETRY_SECONDS = "120";

  private final LinkSeal seal;
  private final TrackPages pages;
  private final TopicNames topics;
  private final Recording recording;
  private final Automation automation = new Automation();
  private final Clock clock;

  TrackService(
      LinkSeal seal, TrackPages pages, TopicNames topics, Recording recording, Clock clock) {
    this.seal = seal;
    this.pages = pages;
    this.topics = topics;
    this.recording = recording;
    this.clock = clock;
  }

  /** Answers a visit of a path such as {@code /u/<token>}. */
  Answer answer(Visit visit) {
    Kind kind = kind(visit.path());
    if (kind == null) {
      return page(404, new TrackPage.None(), visit, null);
    }
    boolean takesPost = kind == Kind.UNSUBSCRIBE || kind == Kind.PREFERENCES;
    if (visit.post() && !takesPost) {
      return Answer.text(405, "This is asked for with GET.").with("Allow", "GET, HEAD");
    }
    Instant now = clock.instant();
    Opened opened = seal.open(kind, visit.path().substring(3), now);
    if (opened instanceof Opened.Valid valid) {
      return answer(visit, valid.link(), now);
    }
    recording.refused();
    if (opened instanceof Opened.Expired old) {
      String target = old.link().target();
      return target == null
          ? Answer.pixel()
          : page(410, new TrackPage.Old(target), visit, old.link());
    }
    return kind == Kind.OPEN ? Answer.pixel() : page(404, new TrackPage.None(), visit, null);
  }

  private Answer answer(Visit visit, MailLink link, Instant now) {
    return switch (link.kind()) {
      case UNSUBSCRIBE -> visit.post() ? unsubscribe(visit, link, now) : ask(visit, link);
      case PREFERENCES -> visit.post() ? choose(visit, link, now) : offer(visit, link);
      case CLICK -> {
        recording.seen(seen(visit, link, now), now);
        yield Answer.seeOther(Objects.requireNonNull(link.target()));
      }
      case OPEN -> {
        recording.seen(seen(visit, link, now), now);
        yield Answer.pixel();
      }
    };
  }

  private MessageEvent seen(Visit visit, MailLink link, Instant now) {
    return TrackRecords.seen(link, automation.isMachine(visit, link, now), now);
  }

  private Answer ask(Visit visit, MailLink link) {
    String topic = topics.name(link.topic(), language(visit, link));
    return page(200, new TrackPage.Ask(topic, preferences(visit, link)), visit, link);
  }

  private Answer unsubscribe(Visit visit, MailLink link, Instant now) {
    boolean oneClick = visit.says(ONE_CLICK, "One-Click");
    if (!oneClick && !visit.says("confirm", "yes")) {
      return Answer.text(400, "This takes List-Unsubscribe=One-Click (RFC 8058).");
    }
    String source = oneClick ? "one-click" : "unsubscribe-page";
    Consent withdrawn =
        TrackRecords.consent(
            link, Consent.Purpose.MARKETING_EMAIL, link.topic(), false, source, now);
    MessageEvent event = TrackRecords.unsubscribed(link, link.topic(), source, now);
    try {
      recording.said(List.of(withdrawn), List.of(event), now);
    } catch (IOException e) {
      return later(visit, link);
    }
    String topic = topics.name(link.topic(), language(visit, link));
    return oneClick
        ? Answer.text(200, "Unsubscribed.")
        : page(200, new TrackPage.Unsubscribed(topic, preferences(visit, link)), visit, link);
  }

  private Answer offer(Visit visit, MailLink link) {
    return page(200, new TrackPage.Preferences(choices(visit, link)), visit, link);
  }

  private Answer choose(Visit visit, MailLink link, Instant now) {
    Choices choices = new Choices(link, now);
    if (visit.says("all", "no")) {
      choices.everything(pages.say("everything", language(visit, link)));
    } else if (visit.says("save", "yes")) {
      for (TrackPage.Topic topic : choices(visit, link)) {
        choices.topic(topic, visit.form().get("topic:" + topic.id()));
      }
      for (Consent.Purpose purpose :
          List.of(Consent.Purpose.OPEN_TRACKING, Consent.Purpose.CLICK_TRACKING)) {
        String label = purpose == Consent.Purpose.OPEN_TRACKING ? "opens" : "clicks";
        choices.tracking(
            purpose, pages.say(label, language(visit, link)), visit.form().get(purpose.wireName()));
      }
    } else {
      return Answer.text(400, "This takes the form of its page.");
    }
    try {
      recording.said(choices.consents(), choices.events(), now);
    } catch (IOException e) {
      return later(visit, link);
    }
    return page(200, new TrackPage.Saved(choices.answers(), preferences(visit, link)), visit, link);
  }

  private List<TrackPage.Topic> choices(Visit visit, MailLink link) {
    return topics.choices(
        link.topic(), link.messageClass() == MessageClass.PROMOTIONAL, language(visit, link));
  }

  private Answer later(Visit visit, MailLink link) {
    return page(503, new TrackPage.Later(), visit, link).with("Retry-After", RETRY_SECONDS);
  }

  /** From beside this page, so that whatever stands before it in a proxy's URLs stays. */
  private String preferences(Visit visit, MailLink link) {
    String language = visit.language();
    return "../"
        + Kind.PREFERENCES.letter()
        + "/"
        + seal.seal(link.as(Kind.PREFERENCES, null))
        + (language == null ? "" : "?lang=" + language);
  }

  private Answer page(int status, TrackPage page, Visit visit, @Nullable MailLink link) {
    return Answer.page(status, pages.show(page, language(visit, link)));
  }

  private static String language(Visit visit, @Nullable MailLink link) {
    String chosen = visit.language();
    String locale = chosen == null && link != null ? link.locale() : chosen;
    return locale != null && locale.startsWith("fr") ? "fr" : "en";
  }

  private static @Nullable Kind kind(String path) {
    boolean link = path.length() > 3 && path.charAt(0) == '/' && path.charAt(2) == '/';
    return link
        ? Arrays.stream(Kind.values())
            .filter(kind -> kind.letter() == path.charAt(1))
            .findFirst()
            .orElse(null)
        : null;
  }
}
