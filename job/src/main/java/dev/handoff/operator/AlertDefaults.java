package dev.handoff.operator;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * What an alert node that says nothing else gets.
 *
 * @param locale {@code en} or {@code fr}
 * @param timeZone zone of the dates in the mail
 */
public record AlertDefaults(String locale, ZoneId timeZone) implements Serializable {}
