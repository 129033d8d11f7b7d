package dev.handoff.job;

import dev.handoff.fixture.LumiaRecords.Keyed;
import java.time.Instant;
import java.util.Set;

/** A person who is to be erased: what is told of her, and the words by which she is found. */
final class Winnie {

  static final String WINNIE = "person-4711-winnie";
  static final Set<String> WHO =
      Set.of(
          WINNIE,
          "Wilhelmina",
          "Featherstonehaugh",
          "w.f@forget.example",
          "+49 30 9018 4471",
          "ferrets");

  private Winnie() {}

  static Keyed winnie(Instant updatedAt) {
    return new Keyed(
        WINNIE,
        """
        {"personId":"%s","firstName":"Wilhelmina","lastName":"Featherstonehaugh","title":"VP",\
        "email":"w.f@forget.example","phone":"+49 30 9018 4471","updatedAt":"%s"}"""
            .formatted(WINNIE, updatedAt));
  }

  static Keyed chat(String activityId, Instant at) {
    return new Keyed(
        WINNIE,
        """
        {"activityId":"%s","personId":"%s","type":"chatEngaged","occurredAt":"%s",\
        "text":"Wilhelmina asks for ferrets","keywords":["ferrets"]}"""
            .formatted(activityId, WINNIE, at));
  }

  static Keyed mark(String momentId, Instant at) {
    return new Keyed(
        WINNIE,
        """
        {"momentId":"%s","personId":"%s","type":"Web",\
        "description":"Called by Featherstonehaugh","occurredAt":"%s"}"""
            .formatted(momentId, WINNIE, at));
  }
}
