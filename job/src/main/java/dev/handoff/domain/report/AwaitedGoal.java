package dev.handoff.domain.report;

import java.time.Instant;

/**
 * What a mail that was sent is meant to bring about.
 *
 * @param messageId the mail
 * @param personId who got it
 * @param type of the activity that counts
 * @param sentAt only what happens after this counts
 * @param until the last instant that counts
 */
public record AwaitedGoal(
    String messageId, String personId, String type, Instant sentAt, Instant until) {}
