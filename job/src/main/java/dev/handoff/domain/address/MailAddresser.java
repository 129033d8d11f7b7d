package dev.handoff.domain.address;

import dev.handoff.domain.address.AddressFile.Former;
import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends what concerns a person to the person's address (SPEC section 9, "Gate"): requests as mails,
 * consents to the address they have and to those they had while mail may wait there, all of them
 * again when the address changes, and an erasure to every one.
 */
public final class MailAddresser {

  private final Mailboxes mailboxes;
  private final String defaultLocale;
  private final String defaultTimeZone;
  private final Duration lookback;

  /** What is known about addresses and mails as such. */
  public interface Mailboxes {

    /** One spelling for all that reach the same mailbox. */
    String canonical(String address);

    /** The identity of the mail that a cause asks for, to this address. */
    String messageId(String cause, String address);
  }

  /** Where the results go. */
  public interface Outcomes {

    /** Something for an address. */
    void send(RecipientRecord record);

    /** A mail that goes nowhere. */
    void stop(MessageDecision decision);

    /** A request for a message that is not in the catalog. */
    void unknownMessage(MessageRequest request);

    /** A request for a message that was refused when it was published. */
    boolean isRefused(String message);
  }

  /**
   * @param defaultLocale language of people who have none
   * @param defaultTimeZone zone of people who have none
   * @param lookback how long an erasure and an address left behind are remembered
   */
  public MailAddresser(
      Mailboxes mailboxes, String defaultLocale, String defaultTimeZone, Duration lookback) {
    this.mailboxes = mailboxes;
    this.defaultLocale = defaultLocale;
    this.defaultTimeZone = defaultTimeZone;
    this.lookback = lookback;
  }

  /**
   * Takes in one record.
   *
   * @param now the instant that it is
   */
  public void apply(
      AddressFile file,
      AddressRecord record,
      Instant now,
      MessageVersions messages,
      Outcomes outcomes) {
    switch (record.kind()) {
      case ERASE -> erase(file, Objects.requireNonNull(record.person()), outcomes);
      case PROFILE -> learn(file, Objects.requireNonNull(record.person()), now, outcomes);
      case CONSENT -> allow(file, Objects.requireNonNull(record.consent()), outcomes);
      case REQUEST ->
          address(file, Objects.requireNonNull(record.request()), now, messages, outcomes);
    }
  }

  /** Forgets what no longer matters. */
  public void forget(AddressFile file, Instant now) {
    file.forget(now, now.minus(memoryOfErasures()));
  }

  /** When there is next something to forget; null: never. */
  public @Nullable Instant nextForgetting(AddressFile file) {
    Stream<Instant> addresses = file.formerAddresses().stream().map(Former::until);
    Instant erasedAt = file.erasedAt();
    Stream<Instant> erasures =
        erasedAt == null ? Stream.of() : Stream.of(erasedAt.plus(memoryOfErasures()));
    return Stream.concat(addresses, erasures).min(Comparator.naturalOrder()).orElse(null);
  }

  private Duration memoryOfErasures() {
    return lookback.plusDays(1);
  }

  private void erase(AddressFile file, Person erased, Outcomes outcomes) {
    Person known = file.profile();
    boolean old = known != null && known.updatedAt().isAfter(erased.updatedAt());
    Instant before = file.erasedAt();
    if (old || (before != null && !erased.updatedAt().isAfter(before))) {
      return;
    }
    addresses(file)
        .map(address -> RecipientRecord.erased(address, erased.personId(), erased.updatedAt()))
        .forEach(outcomes::send);
    file.erase(erased.updatedAt());
  }

  private void learn(AddressFile file, Person person, Instant now, Outcomes outcomes) {
    Person known = file.profile();
    Instant erasedAt = file.erasedAt();
    if ((known != null && !isNewer(person, known))
        || (erasedAt != null && !person.updatedAt().isAfter(erasedAt))) {
      return;
    }
    String before = addressOf(known);
    String after = addressOf(person);
    file.profile(person);
    if (erasedAt != null) {
      file.erase(null);
    }
    if (!Objects.equals(before, after)) {
      if (before != null) {
        file.leave(before, now.plus(lookback));
      }
      if (after != null) {
        file.comeBackTo(after);
        file.consents().forEach(consent -> outcomes.send(RecipientRecord.of(after, consent)));
      }
    }
  }

  private static boolean isNewer(Person person, Person known) {
    int time = person.updatedAt().compareTo(known.updatedAt());
    return time > 0 || (time == 0 && person.toString().compareTo(known.toString()) > 0);
  }

  private void allow(AddressFile file, Consent consent, Outcomes outcomes) {
    Instant erasedAt = file.erasedAt();
    if (erasedAt != null && !consent.occurredAt().isAfter(erasedAt)) {
      return;
    }
    file.add(consent);
    addresses(file).forEach(address -> outcomes.send(RecipientRecord.of(address, consent)));
  }

  private void address(
      AddressFile file,
      MessageRequest request,
      Instant now,
      MessageVersions messages,
      Outcomes outcomes) {
    MessageVersions.Published message = messages.inForce(request.message(), now);
    if (message == null && !outcomes.isRefused(request.message())) {
      outcomes.unknownMessage(request);
      return;
    }
    Person person = file.profile();
    String email = person == null ? null : person.email();
    Reason stop =
        message == null
            ? Reason.LINT
            : file.erasedAt() != null ? Reason.ERASED : email == null ? Reason.NO_ADDRESS : null;
    if (stop != null || message == null || person == null || email == null) {
      outcomes.stop(
          stopped(
              request,
              message == null ? null : message.definition(),
              stop == null ? Reason.NO_ADDRESS : stop,
              now));
      return;
    }
    OutboundMail mail =
        OutboundMail.of(
            mailboxes.messageId(request.requestId(), email),
            email,
            request,
            message.definition(),
            message.json(),
            person,
            firstOf(request.locale(), person.locale(), defaultLocale),
            firstOf(null, person.timeZone(), defaultTimeZone));
    outcomes.send(RecipientRecord.of(mail));
  }

  private MessageDecision stopped(
      MessageRequest request, @Nullable MessageDefinition message, Reason reason, Instant now) {
    MessageRequest.Origin origin = request.origin();
    String topic = origin == null ? null : origin.topic();
    return new MessageDecision(
        mailboxes.messageId(request.requestId(), ""),
        message == null ? MessageClass.TRANSACTIONAL : message.messageClass(),
        request.message(),
        message == null ? null : message.version(),
        null,
        request.requestId(),
        origin == null ? null : origin.journeyId(),
        origin == null ? null : origin.journeyVersion(),
        origin == null ? null : origin.entry(),
        origin == null ? null : origin.nodeId(),
        origin == null ? null : origin.buyingGroupId(),
        request.personId(),
        "",
        topic != null || message == null ? topic : message.topic(),
        Decision.STOP,
        reason,
        null,
        now,
        request.redrivenAt());
  }

  /** Every address of the person that mail may go to or wait at. */
  private Stream<String> addresses(AddressFile file) {
    return Stream.concat(
        Stream.ofNullable(addressOf(file.profile())),
        file.formerAddresses().stream().map(Former::address));
  }

  private @Nullable String addressOf(@Nullable Person person) {
    return person == null || person.email() == null ? null : mailboxes.canonical(person.email());
  }

  private static String firstOf(@Nullable String asked, @Nullable String known, String otherwise) {
    return asked != null ? asked : known != null ? known : otherwise;
  }
}
