package dev.handoff.operator;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.OTHER_GROUP;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.fixture.Lumia;
import dev.handoff.fixture.LumiaCatalog;
import dev.handoff.operator.ThreeStages.Saved;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An erased person is nowhere in the bytes of a savepoint (SPEC section 8, promise 4): not in
 * values, keys, timers or records that wait for the watermark. What is of a later day than the
 * erasure may wait: it is the person's life after it. What is of its day and comes after it waits
 * for the watermark once more, and is then refused.
 */
class ErasureTest {

  private static final String WINNIE = "person-4711-winnie";
  private static final String FIRST_NAME = "Wilhelmina";
  private static final String LAST_NAME = "Featherstonehaugh";
  private static final String EMAIL = "w.f@forget.example";
  private static final String PHONE = "+49 30 9018 4471";
  private static final Set<String> WHO =
      Set.of(WINNIE, FIRST_NAME, LAST_NAME, EMAIL, PHONE, "ferrets");
  private static final Instant ERASED = WEDNESDAY;

  static Stream<Arguments> everyOrderAndBackend() {
    return Stream.of(Order.values())
        .flatMap(
            order ->
                Stream.of(new EmbeddedRocksDBStateBackend(false), new HashMapStateBackend())
                    .map(backend -> Arguments.of(order, backend)));
  }

  @ParameterizedTest
  @MethodSource("everyOrderAndBackend")
  void nothingOfAnErasedPersonIsInASavepoint(Order order, StateBackend backend) throws Exception {
    ThreeStages.clock(MONDAY.minusSeconds(1));
    try (ThreeStages stages = new ThreeStages(order, backend, null)) {
      live(stages);
      assertThat(whoIsIn(stages.save())).as("before the erasure").isEqualTo(new TreeSet<>(WHO));
      assertThat(stages.events())
          .as("entries of journeys")
          .filteredOn(event -> event.type() == JourneyEvent.Type.ENTERED)
          .hasSize(4);

      stages.person(PersonRecord.of(key(WINNIE), Lumia.erasure(WINNIE, ERASED)));
      stages.time(ERASED.plusSeconds(60));
      assertThat(whoIsIn(stages.save())).as("after the erasure").isEmpty();

      comeLate(stages);
      assertThat(whoIsIn(stages.save())).as("after late records").isEmpty();
      stages.time(ERASED.plus(Duration.ofHours(8)));
      assertThat(whoIsIn(stages.save())).as("when those are due").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrderAndBackend")
  void whoLeftAGroupBeforeTheErasureIsGoneFromItsJourneysToo(Order order, StateBackend backend)
      throws Exception {
    ThreeStages.clock(MONDAY.minusSeconds(1));
    try (ThreeStages stages = new ThreeStages(order, backend, null)) {
      live(stages);
      stages.snapshot(group(GROUP, TUESDAY.plusSeconds(60), member(BEN, CHAMPION)));
      stages.snapshot(group(OTHER_GROUP, TUESDAY.plusSeconds(60), member(BEN, CHAMPION)));
      stages.time(TUESDAY.plusSeconds(120));
      stages.person(PersonRecord.of(key(WINNIE), Lumia.erasure(WINNIE, ERASED)));
      stages.time(ERASED.plusSeconds(60));
      assertThat(whoIsIn(stages.save())).isEmpty();
    }
  }

  /** In two groups that a journey waits with, with all that a person can have. */
  private static void live(ThreeStages stages) throws Exception {
    stages.publish(LumiaCatalog.entries());
    stages.publish(List.of(knowsWho()));
    stages.time(MONDAY.minusSeconds(1));
    stages.person(
        PersonRecord.of(
            key(WINNIE),
            new Person(
                WINNIE, FIRST_NAME, LAST_NAME, "VP", EMAIL, PHONE, "en", "UTC", MONDAY, false)));
    stages.snapshot(group(GROUP, MONDAY, member(WINNIE, DECISION_MAKER), member(BEN, CHAMPION)));
    stages.snapshot(group(OTHER_GROUP, MONDAY, member(WINNIE, CHAMPION)));
    stages.time(MONDAY);
    stages.person(chat("chat-1", MONDAY.plusSeconds(60)));
    stages.person(mark(MONDAY.plusSeconds(120)));
    stages.time(TUESDAY);
    stages.person(chat("chat-ahead-of-the-watermark", ERASED.plus(Duration.ofHours(2))));
  }

  /** Copies and stragglers from before the erasure, and from its own day. */
  private static void comeLate(ThreeStages stages) throws Exception {
    stages.person(
        PersonRecord.of(
            key(WINNIE),
            new Person(
                WINNIE, FIRST_NAME, LAST_NAME, "VP", EMAIL, PHONE, "en", "UTC", TUESDAY, false)));
    stages.person(chat("chat-late", TUESDAY));
    stages.person(chat("chat-1", MONDAY.plusSeconds(60)));
    stages.person(chat("chat-later-that-day", ERASED.plusSeconds(150)));
    stages.person(mark(ERASED.minusSeconds(1)));
    stages.snapshot(group("bg-lumia-late", TUESDAY, member(WINNIE, CHAMPION)));
    stages.time(ERASED.plusSeconds(180));
  }

  private static PersonRecord chat(String activityId, Instant at) {
    String text = FIRST_NAME + " " + LAST_NAME + " asks for ferrets";
    return PersonRecord.of(
        key(WINNIE),
        new Activity(
            activityId,
            WINNIE,
            activityId.endsWith("1") ? CHAT_ENGAGED : PAGE_VIEWED,
            at,
            null,
            text,
            List.of(),
            false),
        List.of("ferrets", "featherstone"));
  }

  private static PersonRecord mark(Instant at) {
    return PersonRecord.of(
        key(WINNIE),
        new InterestingMoment(
            "m-1", WINNIE, MomentType.WEB, "Called by " + LAST_NAME + ", " + PHONE, null, at),
        List.of("ferrets"));
  }

  /** A journey whose audience sees a personId, and that keeps what it saw for an alert. */
  private static CatalogEntry knowsWho() {
    Instant published = Instant.parse("2026-02-01T00:00:00Z");
    String json =
        """
        {"kind":"journey","id":"knows-who","version":1,"updatedAt":"%s","name":"Knows who",\
        "status":"live","audience":"group.members.map(m, m.personId) != ['nobody'] \
        && group.members.size() > 0","nodes":[\
        {"id":"warm","type":"listen","until":"group.engagementScore >= 99"},\
        {"id":"done","type":"end"}]}"""
            .formatted(published);
    return new CatalogEntry(
        "journey/knows-who/1", published, json.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> whoIsIn(Saved saved) throws Exception {
    Set<String> found = new TreeSet<>();
    for (byte[] bytes : SavedBytes.of(saved)) {
      for (String word : WHO) {
        if (SavedBytes.contain(bytes, word.getBytes(StandardCharsets.UTF_8))
            || SavedBytes.contain(bytes, word.getBytes(StandardCharsets.UTF_16BE))
            || SavedBytes.contain(bytes, word.getBytes(StandardCharsets.UTF_16LE))) {
          found.add(word);
        }
      }
    }
    return found;
  }
}
