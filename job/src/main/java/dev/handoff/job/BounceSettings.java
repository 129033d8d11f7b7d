package dev.handoff.job;

import dev.handoff.mail.report.MailboxPlace;
import dev.handoff.operator.BounceAddress;
import dev.handoff.operator.Secret;
import dev.handoff.source.KafkaTopics;
import org.jspecify.annotations.Nullable;

/**
 * What reading bounces takes.
 *
 * @param address where bounces go; null when mails go out with the sender's own
 * @param mailbox where they are read
 * @param password of the mailbox
 * @param kafka the cluster that events go to; null when they go to a file
 */
public record BounceSettings(
    @Nullable BounceAddress address,
    MailboxPlace mailbox,
    Secret password,
    @Nullable KafkaTopics kafka) {}
