package dev.handoff.domain.message;

import dev.handoff.domain.group.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks that one message be sent to one person: the customer's own system (SPEC section 1,
 * topic {@code message-requests}) or a journey (section 7, topic {@code send-requests}).
 *
 * @param requestId seen again within the look-back it sends nothing
 * @param message id of the message definition
 * @param personId who gets it
 * @param dataJson what the template shows as {@code data}: a JSON object, canonical text
 * @param recommendationsJson what may be recommended: a JSON list of {name, url, text?}, canonical
 *     text
 * @param locale language of this mail, a BCP 47 tag; null: the person's
 * @param requestedAt when it was asked for
 * @param notAfter after this the mail is stale and is not sent; null: never stale
 * @param origin the journey that asks; null when the customer's own system does
 * @param redrivenAt when the request was put in again because its mail did not go; null: it was not
 *     (ADR 0027)
 */
public record MessageRequest(
    String requestId,
    String message,
    String personId,
    String dataJson,
    String recommendationsJson,
    @Nullable String locale,
    Instant requestedAt,
    @Nullable Instant notAfter,
    @Nullable Origin origin,
    @Nullable Instant redrivenAt) {

  /** Just asked. */
  public MessageRequest(
      String requestId,
      String message,
      String personId,
      String dataJson,
      String recommendationsJson,
      @Nullable String locale,
      Instant requestedAt,
      @Nullable Instant notAfter,
      @Nullable Origin origin) {
    this(
        requestId,
        message,
        personId,
        dataJson,
        recommendationsJson,
        locale,
        requestedAt,
        notAfter,
        origin,
        null);
  }

  /** When it was asked for, last. */
  public Instant askedAt() {
    return redrivenAt == null ? requestedAt : redrivenAt;
  }

  /**
   * The same request, put in again.
   *
   * @param at when
   * @param worthUntil after this it is stale; null: as the message's definition says
   */
  public MessageRequest redriven(Instant at, @Nullable Instant worthUntil) {
    return new MessageRequest(
        requestId,
        message,
        personId,
        dataJson,
        recommendationsJson,
        locale,
        requestedAt,
        worthUntil,
        origin,
        at);
  }

  /**
   * Where in a journey a request comes from.
   *
   * @param journeyId the journey
   * @param journeyVersion its version
   * @param entry the group's how-manieth entry into it, from 1
   * @param nodeId the node that asks
   * @param buyingGroupId the group the person is a member of
   * @param topic the node's topic, which overrides the message's; null: the message's
   * @param roles the roles the node asked for; empty: all members
   * @param group the group as it was then; null in records of an older version
   */
  public record Origin(
      String journeyId,
      int journeyVersion,
      int entry,
      String nodeId,
      String buyingGroupId,
      @Nullable String topic,
      List<String> roles,
      @Nullable Group group) {}

  /**
   * The group of a request, as it was when the journey asked.
   *
   * @param name what it is called
   * @param solutionInterest id of what it may buy
   * @param stage null: none
   */
  public record Group(
      String name,
      String solutionInterest,
      String status,
      @Nullable String stage,
      @Nullable Account account) {}
}
