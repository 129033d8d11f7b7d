package dev.handoff.template;

import dev.handoff.domain.message.MessageDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that one message to a person is rendered from (SPEC section 9, "Messages"). Values are texts,
 * numbers, booleans, lists and maps, as the records have them: none is trusted.
 *
 * @param definition which blocks, in which frame, under which subject
 * @param with the parameters of each block, in the order of the definition's blocks
 * @param person who gets it
 * @param account whose group asked; empty when none did
 * @param group which group asked; empty when none did
 * @param data what the request gave
 * @param recommendations what the request recommends: name, url, perhaps text
 * @param locale language of the mail, a BCP 47 tag
 * @param timeZone zone of the dates in it, an IANA name
 * @param at when it was asked for
 */
public record MessageContent(
    MessageDefinition definition,
    List<Map<String, Object>> with,
    Map<String, Object> person,
    Map<String, Object> account,
    Map<String, Object> group,
    Map<String, Object> data,
    List<Object> recommendations,
    MailLinks links,
    String locale,
    String timeZone,
    Instant at) {}
