package dev.handoff.domain.message;

import dev.handoff.domain.alert.SalesAlert;

/**
 * A sales alert on its way to one recipient.
 *
 * @param messageId hash of alert and address
 * @param recipient the address
 * @param alert what the mail says
 */
public record AlertMail(String messageId, String recipient, SalesAlert alert) {}
