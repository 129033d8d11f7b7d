package dev.handoff.operator;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.did;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static dev.handoff.fixture.Lumia.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.fixture.KeptSavepoint;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.operator.DeliverRun.Setup;
import dev.handoff.operator.Stories.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stages that decide and mail restore what a released version of them has saved (SPEC section
 * 8, promise 3); {@link KeptSavepoint} says how the files are made.
 */
class SavepointTest {

  /** Half of the stories: what follows is said by the restored stage. */
  private static final int SAVED_AFTER = 9;

  private static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");

  @TempDir Path folder;

  @Test
  void routeGoesOnFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved = saved(release, "route", Stories.ofPeople(), StageRun::route);
      try (StageRun<PersonRecord> route = StageRun.route(saved)) {
        route.take(PersonRecord.of(key(ADA), did(ADA, "v", PAGE_VIEWED, FRIDAY), List.of()));
        route.watermark(FRIDAY);
        assertThat(route.said())
            .as("the chat and the moment that were pending, then the visit")
            .hasSize(3)
            .allMatch(said -> said.contains("counts=true"));
      }
    }
  }

  @Test
  void trackGoesOnFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved = saved(release, "track", Stories.ofSnapshots(), StageRun::track);
      try (StageRun<BuyingGroup> track = StageRun.track(saved)) {
        track.take(group(FRIDAY, member(BEN, CHAMPION)));
        track.watermark(FRIDAY);
        assertThat(track.said())
            .filteredOn(said -> said.startsWith("people"))
            .as("Ben is listed, Chloé no longer")
            .hasSize(2)
            .anyMatch(said -> said.contains("kind=JOIN, personKey=" + key(BEN)))
            .anyMatch(said -> said.contains("kind=LEAVE"));
      }
    }
  }

  @Test
  void evaluateGoesOnFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          saved(release, "evaluate", Stories.ofTheGroup(), StageRun::evaluate);
      try (StageRun<GroupRecord> evaluate = StageRun.evaluate(saved)) {
        evaluate.watermark(FRIDAY);
        assertThat(evaluate.said())
            .filteredOn(said -> said.startsWith("scores"))
            .as("the chat and the moment that were pending")
            .isNotEmpty()
            .last()
            .asString()
            .contains("type=" + CHAT_ENGAGED + ", tally=2")
            .contains("type=interestingMoment, tally=1");
      }
    }
  }

  @Test
  void addressGoesOnFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          saved(release, "address", MailStories.ofAddresses(), StageRun::address);
      try (StageRun<AddressRecord> address = StageRun.address(saved)) {
        address.watermark(FRIDAY);
        address.take(
            AddressRecord.of(
                key(ADA), elsewhere(person(ADA, "Ada", "Moreau", FRIDAY.plusSeconds(1)))));
        address.watermark(FRIDAY.plusSeconds(2));
        assertThat(address.said())
            .as("the request that was pending; Ben was erased; consents follow Ada")
            .hasSize(3)
            .anyMatch(said -> said.contains("kind=MAIL") && said.contains("ada@lumia.example"))
            .anyMatch(said -> said.contains("reason=ERASED") && said.contains("r-ben"))
            .anyMatch(said -> said.contains("kind=CONSENT") && said.contains("ada@elsewhere"));
      }
    }
  }

  @Test
  void deliverGoesOnFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved = KeptSavepoint.of(release, "deliver", this::saveDeliver);
      try (ScriptedSmtp server = new ScriptedSmtp();
          DeliverRun deliver =
              new DeliverRun(Setup.of(folder.resolve(release), server.port()), 0, 1, saved)) {
        deliver.settleAll();
        assertThat(server.accepted()).as("the mail that waited").isEqualTo(1);
        deliver.take(DeliverRun.alert("sent", MailStories.TEAM, MailStories.VERY_LONG));
        deliver.take(DeliverRun.alert("refused", MailStories.NADIA, MailStories.VERY_LONG));
        deliver.take(DeliverRun.again("refused", MailStories.NADIA, MailStories.VERY_LONG));
        deliver.take(DeliverRun.alert("new", MailStories.GONE, MailStories.VERY_LONG));
        deliver.take(MailStories.offer());
        deliver.settleAll();
        assertThat(deliver.decisions())
            .extracting(MessageDecision::reason)
            .as("sent once; refused, and put in again; suppressed; not wanted")
            .containsExactly(
                Reason.DUPLICATE,
                Reason.DUPLICATE,
                null,
                Reason.SUPPRESSED_BOUNCE,
                Reason.NO_CONSENT);
        assertThat(server.accepted()).isEqualTo(2);
      }
    }
  }

  private OperatorSubtaskState saveDeliver() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp();
        DeliverRun deliver = new DeliverRun(Setup.of(folder.resolve("written"), server.port()))) {
      MailStories.ofDeliveries(deliver, server);
      return deliver.save();
    }
  }

  private static Person elsewhere(Person person) {
    return new Person(
        person.personId(),
        person.firstName(),
        person.lastName(),
        person.title(),
        "ada@elsewhere.example",
        person.phone(),
        person.locale(),
        person.timeZone(),
        person.updatedAt(),
        false);
  }

  private static <R> OperatorSubtaskState saved(
      String release, String stage, List<Step<R>> story, StageRun.Beginning<R> beginning)
      throws Exception {
    return KeptSavepoint.of(
        release,
        stage,
        () -> {
          try (StageRun<R> run = beginning.from(null)) {
            for (Step<R> step : story.subList(0, SAVED_AFTER)) {
              step.to(run);
            }
            return run.save();
          }
        });
  }
}
