package dev.handoff.domain.evaluate;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.domain.evaluate.GroupRun.snapshot;
import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.PRACTITIONER;
import static dev.handoff.fixture.Lumia.deletion;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.journey.Journey.Reentry.From;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journeys are run only when something has changed that they read, or when something is due. A
 * group whose journeys are run at every instant goes the same way.
 */
class JourneysRunWhenNeededTest {

  private static final int INSTANTS = 400;
  private static final int SEEDS = 5;
  private static final List<String> PEOPLE = List.of(ADA, BEN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group.engagementScore >= 40",
        "group.engagementScore < 30",
        "group.completenessScore < 60",
        "group.missingRoles == []",
        "group.status == 'Hot'",
        "group.members.exists(m, m.engagementScore >= 45)",
        "size(group.membersIn('Practitioner')) == 1",
        "group.activities('chatEngaged', 'P7D') >= 9",
        "group.activities('pageViewed', 'P30D') >= 40",
        "group.activities('chatEngaged', 'P2D') < 6",
        "group.moments('Web', 'P7D') >= 5",
        "true"
      })
  void the_group_goes_the_way_it_would_if_they_ran_each_time(String condition) {
    int steps = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      for (boolean eventTime : new boolean[] {true, false}) {
        GroupRun spared = ride(condition, eventTime, seed, false);
        GroupRun every = ride(condition, eventTime, seed, true);
        assertThat(spared.steps).isEqualTo(every.steps);
        assertThat(spared.alerts).isEqualTo(every.alerts);
        assertThat(spared.scores).isEqualTo(every.scores);
        assertThat(spared.file.kept().places()).isEqualTo(every.file.kept().places());
        steps += spared.steps.size();
      }
    }
    assertThat(steps).as("something happened").isPositive();
  }

  private static GroupRun ride(String condition, boolean eventTime, int seed, boolean everyTime) {
    GroupRun lumia = eventTime ? GroupRun.inEventTime() : GroupRun.inArrivalOrder();
    lumia.with(
        journey(
                "ready",
                waitFor("rest", "PT3H"),
                listen("listen", condition, "P9D", "done"),
                alert("tell-sales", "P2D"),
                end("done"))
            .reentry("P1D", From.END, null));
    lumia.at(
        MONDAY,
        snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER), member(BEN, PRACTITIONER))),
        lumia.joined(MONDAY, ADA),
        lumia.joined(MONDAY, BEN));
    Random random = new Random(seed);
    Instant now = MONDAY;
    for (int i = 0; i < INSTANTS; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(200)));
      if (everyTime) {
        lumia.file.unsettled = true;
        lumia.file.catalogStamp = GroupFile.NOT_RUN;
      }
      lumia.at(now, records(lumia, now, i, random));
    }
    return lumia;
  }

  private static GroupRecord[] records(GroupRun lumia, Instant now, int number, Random random) {
    String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
    int kind = random.nextInt(100);
    if (kind == 0) {
      return listed(lumia, now, CHAMPION);
    }
    if (kind == 1) {
      return listed(lumia, now, PRACTITIONER);
    }
    if (kind == 2) {
      return new GroupRecord[] {snapshot(now, deletion(now))};
    }
    if (kind < 12) {
      return new GroupRecord[] {lumia.has(now, person, "moment-" + number)};
    }
    return new GroupRecord[] {lumia.does(now, person, kind < 40 ? CHAT_ENGAGED : PAGE_VIEWED)};
  }

  /** The group as a snapshot lists it, also after a deletion, and what its members bring along. */
  private static GroupRecord[] listed(GroupRun lumia, Instant now, String roleOfBen) {
    return new GroupRecord[] {
      snapshot(now, group(now, member(ADA, DECISION_MAKER), member(BEN, roleOfBen))),
      lumia.joined(now, ADA),
      lumia.joined(now, BEN)
    };
  }
}
