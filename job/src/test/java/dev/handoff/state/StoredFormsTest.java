package dev.handoff.state;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.OTHER_GROUP;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.moment;
import static dev.handoff.fixture.Lumia.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.domain.engagement.CountedIds;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.GroupFile;
import dev.handoff.domain.evaluate.GroupFile.Kept;
import dev.handoff.domain.evaluate.GroupFile.Said;
import dev.handoff.domain.evaluate.GroupHead;
import dev.handoff.domain.evaluate.MemberFile;
import dev.handoff.domain.evaluate.RoleTotal;
import dev.handoff.domain.evaluate.ScoredMember;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.insight.MailDeed;
import dev.handoff.domain.insight.MailHistory;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.journey.JourneyPlace;
import dev.handoff.domain.journey.JourneyPlace.Acted;
import dev.handoff.domain.journey.JourneyPlace.Passed;
import dev.handoff.domain.route.PersonFile;
import dev.handoff.domain.route.PersonFile.Listing;
import dev.handoff.domain.track.TrackedGroup;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What is stored comes back as it was, through Flink's serialiser. */
class StoredFormsTest {

  private static final int DAY = 20_514;

  @Test
  void aPerson() throws IOException {
    CountedIds counted = new CountedIds();
    counted.count(DAY, PAGE_VIEWED, "visit", 20);
    counted.count(DAY + 29, CHAT_ENGAGED, "chat", 20);
    MailHistory mail = MailHistory.empty();
    mail.count(new MailDeed(MailDeed.Kind.TRANSACTIONAL_SENT, "m-1", "invoice", MONDAY), DAY);
    PersonFile ada =
        new PersonFile(
            person(ADA, "Ada", "Moreau", MONDAY),
            TUESDAY,
            counted,
            historyBeside(counted),
            List.of(
                new Listing(GROUP, "Assets for Lumia", MONDAY, ADA, MONDAY),
                new Listing(OTHER_GROUP, "Sites for Lumia", TUESDAY, ADA, MONDAY)),
            mail,
            new MemberInsight("fading", new BigDecimal("0.120")),
            DAY - 1);
    StoredPerson stored = written(StoredPerson.of(ada, WEDNESDAY, TUESDAY), StoredPerson.class);
    PersonFile back = stored.toDomain();
    assertThat(stored.processedUntil()).isEqualTo(WEDNESDAY);
    assertThat(stored.wakeAt()).isEqualTo(TUESDAY);
    assertThat(back.profile()).isEqualTo(ada.profile());
    assertThat(back.erasedAt()).isEqualTo(TUESDAY);
    assertThat(back.counted().tallies().cells()).isEqualTo(counted.tallies().cells());
    assertThat(back.counted().count(DAY, PAGE_VIEWED, "visit", 20)).as("still a copy").isFalse();
    assertSame(back.history(), ada.history());
    assertThat(back.listings()).isEqualTo(ada.listings());
    assertThat(back.mail().features(DAY, 30)).isEqualTo(mail.features(DAY, 30));
    assertThat(back.insight()).isEqualTo(ada.insight());
    assertThat(back.closedDay()).isEqualTo(DAY - 1);
  }

  @Test
  void aPersonOfWhomNothingIsKnown() throws IOException {
    StoredPerson stored =
        written(StoredPerson.of(PersonFile.empty(), Instant.EPOCH, null), StoredPerson.class);
    PersonFile back = stored.toDomain();
    assertThat(back.profile()).isNull();
    assertThat(back.erasedAt()).isNull();
    assertThat(back.listings()).isEmpty();
    assertThat(back.counted().buckets()).isEmpty();
  }

  @Test
  void aMember() throws IOException {
    MemberFile ada =
        new MemberFile(
            key(ADA),
            DECISION_MAKER,
            new MemberProfile(
                ADA,
                "Ada Moreau",
                "VP Digital Experience",
                "ada@lumia.example",
                null,
                List.of(new GroupName(GROUP, "Assets for Lumia"))),
            history(),
            Instant.parse("2026-03-02T09:00:00.123Z"),
            new Score(14_142_135_624L),
            new TreeMap<>(Map.of("chatEngaged", 2, "webinarRegistered", 1)),
            new MemberInsight("fading", new BigDecimal("0.120")));
    StoredGroup group =
        written(
            StoredGroup.of(new GroupFile(GROUP), List.of(ScoredMember.of(ada)), TUESDAY),
            StoredGroup.class);
    assertThat(group.members()).containsExactly(ScoredMember.of(ada));
    MemberFile back =
        written(StoredMember.of(ada), StoredMember.class)
            .toDomain(key(ADA), group.members().get(0));
    assertThat(back.personKey()).isEqualTo(ada.personKey());
    assertThat(back.role()).isEqualTo(ada.role());
    assertThat(back.profile()).isEqualTo(ada.profile());
    assertThat(back.score()).isEqualTo(ada.score());
    assertThat(back.talliesByType()).isEqualTo(ada.talliesByType());
    assertThat(back.insight()).isEqualTo(ada.insight());
    assertThat(back.joinedVersion()).isEqualTo(ada.joinedVersion());
    assertSame(back.history(), ada.history());
  }

  @Test
  void aMemberWhoseHistoryHasNotArrived() throws IOException {
    MemberFile awaited =
        new MemberFile(
            key(ADA),
            DECISION_MAKER,
            null,
            PersonHistory.empty(),
            Instant.EPOCH,
            Score.ZERO,
            new TreeMap<>(),
            MemberInsight.NONE);
    MemberFile back =
        written(StoredMember.of(awaited), StoredMember.class).toDomain(key(ADA), null);
    assertThat(back.profile()).isNull();
    assertThat(back.history().tallies().isEmpty()).isTrue();
  }

  @Test
  void aDayOfRawScores() throws IOException {
    SketchedScores scores =
        new SketchedScores(
            DAY, TUESDAY, "default", 2, new byte[] {1, 2}, new byte[] {3}, new byte[0]);
    SketchedScores back = written(StoredSketches.of(scores), StoredSketches.class).toDomain(DAY);
    assertThat(back).usingRecursiveComparison().isEqualTo(scores);
  }

  @Test
  void aGroup() throws IOException {
    Kept kept =
        new Kept(
            GROUP,
            new GroupHead(
                null,
                new Account("acc-lumia", "Lumia", "FR", null, "{\"id\":\"acc-lumia\"}"),
                "assets",
                "Warm",
                "Discovery",
                "Interest",
                null,
                MONDAY,
                false),
            TUESDAY,
            DAY,
            DAY - 1,
            3,
            1,
            TUESDAY,
            true,
            new Said(new Score(95_000_000_001L), 83, List.of("Champion")),
            true,
            7,
            WEDNESDAY,
            Map.of(DECISION_MAKER, new RoleTotal(2, 123_456_789_012L)),
            Map.of(DAY - 7, 62, DAY - 1, 70),
            Map.of(
                "ready",
                new JourneyPlace(
                    "ready",
                    2,
                    "warm",
                    3,
                    MONDAY,
                    TUESDAY,
                    null,
                    List.of(new Acted("tell-sales", MONDAY, 3)),
                    List.of(new Passed("group.engagementScore >= 60", "61")))),
            List.of(RecentMoment.of(moment(ADA, "m-1", MONDAY))),
            List.of(new Cell(DAY, "Web", 1)));
    GroupFile back =
        written(StoredGroup.of(new GroupFile(kept), List.of(), null), StoredGroup.class)
            .toDomain(GROUP);
    assertThat(back.kept()).isEqualTo(kept);
  }

  @Test
  void aGroupThatHasNoSnapshotYet() throws IOException {
    GroupFile empty = new GroupFile(GROUP);
    assertThat(
            written(StoredGroup.of(empty, List.of(), null), StoredGroup.class)
                .toDomain(GROUP)
                .kept())
        .isEqualTo(empty.kept());
  }

  @Test
  void aTrackedGroup() throws IOException {
    TrackedGroup tracked = new TrackedGroup(MONDAY, "0a1b", List.of(key(ADA)), true);
    assertThat(written(StoredTrackedGroup.of(tracked), StoredTrackedGroup.class).toDomain())
        .isEqualTo(tracked);
  }

  /** What {@code route} has beside the counted ids: those hold the tallies. */
  private static PersonHistory historyBeside(CountedIds counted) {
    assertThat(counted.tallies().cells()).isNotEmpty();
    PersonHistory all = history();
    return new PersonHistory(
        new DailyTallies(), all.momentKinds(), all.phrases(), all.activities(), all.moments());
  }

  private static PersonHistory history() {
    return new PersonHistory(
        DailyTallies.of(List.of(new Cell(DAY, PAGE_VIEWED, 20), new Cell(DAY, CHAT_ENGAGED, 1))),
        DailyTallies.of(List.of(new Cell(DAY - 3, "Web", 2))),
        DailyTallies.of(List.of(new Cell(DAY, "génération d'images", 400))),
        List.of(
            new RecentActivity("chat", CHAT_ENGAGED, TUESDAY, "Prices?", null),
            new RecentActivity("visit", PAGE_VIEWED, MONDAY, null, "https://example.com/a")),
        List.of(RecentMoment.of(moment(ADA, "m-1", MONDAY))));
  }

  private static void assertSame(PersonHistory back, PersonHistory before) {
    assertThat(back).usingRecursiveComparison().isEqualTo(before);
  }

  private static <T> T written(T stored, Class<T> type) throws IOException {
    TypeSerializer<T> serializer =
        TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(stored, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
