package dev.handoff.job;

import dev.handoff.codec.MailAddress;
import dev.handoff.mail.Verp;
import dev.handoff.mail.report.MailboxPlace;
import dev.handoff.operator.BounceAddress;
import dev.handoff.operator.Secret;
import dev.handoff.source.KafkaTopics;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the options {@code mail.bounce-*}. */
final class BounceOptions {

  private static final MailboxPlace NOWHERE = MailboxPlace.of("nowhere");

  private BounceOptions() {}

  /** Where bounces go; null: to the sender of each mail. */
  static @Nullable BounceAddress address(OptionValues values) {
    String address = values.get(MailOptions.BOUNCE_ADDRESS);
    if (address == null) {
      return null;
    }
    int length = address.lastIndexOf('@');
    boolean plain =
        StandardCharsets.US_ASCII.newEncoder().canEncode(address) && !address.startsWith("\"");
    if (!MailAddress.isValid(address) || !plain || length > Verp.LONGEST_LOCAL_PART) {
      values.fault(
          "mail.bounce-address: takes an address such as bounces@mail.example.com, with at most "
              + Verp.LONGEST_LOCAL_PART
              + " characters before the @: the token takes the other 53 of 64");
    }
    return new BounceAddress(
        address, new Secret("mail.bounce-key", values.get(MailOptions.BOUNCE_KEY_FILE)));
  }

  /**
   * What reading bounces takes.
   *
   * @param kafka where events go; null: to a file
   * @throws BadOptionsException with everything that is wrong so far
   */
  static BounceSettings settings(OptionValues values, @Nullable KafkaTopics kafka)
      throws BadOptionsException {
    BounceSettings settings =
        new BounceSettings(address(values), mailbox(values), password(values), kafka);
    if (!values.faults().isEmpty()) {
      throw new BadOptionsException(values.faults());
    }
    return settings;
  }

  private static MailboxPlace mailbox(OptionValues values) {
    String mailbox = values.get(MailOptions.BOUNCE_MAILBOX);
    if (mailbox == null) {
      values.fault("mail.bounce-mailbox: is required: where bounces are read");
      return NOWHERE;
    }
    return values.checked(() -> MailboxPlace.of(mailbox), NOWHERE);
  }

  private static Secret password(OptionValues values) {
    return new Secret("mail.bounce-password", values.get(MailOptions.BOUNCE_PASSWORD_FILE));
  }
}
