package dev.handoff.job;

import dev.handoff.fixture.LumiaRecords.Keyed;
import java.time.Instant;

/** A newsletter, an order, and who gets them. */
final class NewsletterRecords {

  static final String TOPIC = "product-news";

  private NewsletterRecords() {}

  /** A newsletter of this id with one link to follow. */
  static Keyed newsletter(String id, Instant updatedAt) {
    return new Keyed(
        "message/" + id,
        """
        {"kind":"message","id":"%s","version":1,"updatedAt":"%s","class":"promotional",\
        "topic":"%s","subject":{"en":"What is new"},"template":"letter",\
        "blocks":[{"block":"article","with":{"title":{"en":"Search"},"text":{"en":"Finds pictures."},\
        "link":{"en":"See how"},"url":"https://www.example.com/search"}}],"sample":{}}\
        """
            .formatted(id, updatedAt, TOPIC));
  }

  static Keyed orderConfirmation(Instant updatedAt) {
    return new Keyed(
        "message/order-confirmation",
        """
        {"kind":"message","id":"order-confirmation","version":1,"updatedAt":"%s",\
        "class":"transactional","topic":"orders","subject":{"en":"Your order"},\
        "template":"letter","blocks":[{"block":"order"}],\
        "sample":{"data":{"orderNumber":"1","currency":"EUR","amount":12,"lines":[]}}}\
        """
            .formatted(updatedAt));
  }

  static Keyed person(String personId, String email, Instant updatedAt) {
    return new Keyed(
        personId,
        "{\"personId\":\"%s\",\"firstName\":\"Ada\",\"email\":\"%s\",\"locale\":\"en\",\"updatedAt\":\"%s\"}"
            .formatted(personId, email, updatedAt));
  }

  static Keyed granted(String personId, String purpose, Instant at) {
    return new Keyed(
        personId,
        "{\"personId\":\"%s\",\"purpose\":\"%s\",\"status\":\"granted\",\"source\":\"form\",\"occurredAt\":\"%s\"}"
            .formatted(personId, purpose, at));
  }

  static Keyed request(String requestId, String message, String personId, Instant at) {
    return new Keyed(
        personId,
        "{\"requestId\":\"%s\",\"message\":\"%s\",\"personId\":\"%s\",\"data\":{\"orderNumber\":\"2026-1\",\"currency\":\"EUR\",\"amount\":12.5,\"lines\":[]},\"requestedAt\":\"%s\"}"
            .formatted(requestId, message, personId, at));
  }
}
