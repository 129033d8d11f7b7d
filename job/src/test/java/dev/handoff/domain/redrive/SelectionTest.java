package dev.handoff.domain.redrive;

import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.MessageClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of what is stuck is meant. */
class SelectionTest {

  private static final Stuck RECORD =
      new Stuck(
          "activities",
          "parse",
          "is missing; a time is required",
          "occurredAt",
          TUESDAY,
          "activities/3@881204",
          null);
  private static final Stuck MAIL =
      new Stuck(
          "sales-alerts",
          "deliver",
          "refused by the mail server: 554 5.6.0 not like this",
          null,
          TUESDAY,
          "m-1",
          new Stuck.Mail("a-1", MessageClass.ALERT));

  @Test
  void withoutAFilterEverythingIsMeant() {
    assertThat(Selection.ALL.holds(RECORD)).isTrue();
    assertThat(Selection.ALL.holds(MAIL)).isTrue();
  }

  @Test
  void eachFilterChoosesByItself() {
    assertOnlyTheRecord(topics("activities", "people"));
    assertOnlyTheMail(topics("sales-alerts"));
    assertOnlyTheRecord(stages("parse"));
    assertOnlyTheMail(stages("deliver", "gate"));
    assertOnlyTheRecord(reasons("TIME is required"));
    assertOnlyTheRecord(reasons("occurredAt"));
    assertOnlyTheMail(reasons("5.6.0"));
    assertOnlyTheMail(classes(MessageClass.ALERT));
    assertOnlyTheRecord(ids("activities/3@881204"));
    assertOnlyTheMail(ids("m-1"));
    assertOnlyTheMail(ids("a-1"));
  }

  @Test
  void allFiltersMustHold() {
    Selection both =
        new Selection(
            Set.of("sales-alerts"),
            Set.of(),
            Set.of("no such user"),
            Set.of(),
            Set.of(),
            null,
            null);
    assertThat(both.holds(MAIL)).isFalse();
  }

  @Test
  void bothEndsOfATimeBelongToIt() {
    assertThat(onTuesday().holds(MAIL)).isTrue();
    assertThat(
            new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), WEDNESDAY, null)
                .holds(MAIL))
        .isFalse();
    assertThat(
            new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, MONDAY)
                .holds(MAIL))
        .isFalse();
  }

  @Test
  void theKindOfAReasonLeavesOutWhatDiffers() {
    assertThat(MAIL.kind()).isEqualTo("refused by the mail server");
    assertThat(
            new Stuck("x", "parse", "is not valid JSON (line 1, column 7)", null, MONDAY, "i", null)
                .kind())
        .isEqualTo("is not valid JSON");
  }

  private static Selection onTuesday() {
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), TUESDAY, TUESDAY);
  }

  private static Selection topics(String... topics) {
    return new Selection(Set.of(topics), Set.of(), Set.of(), Set.of(), Set.of(), null, null);
  }

  private static Selection stages(String... stages) {
    return new Selection(Set.of(), Set.of(stages), Set.of(), Set.of(), Set.of(), null, null);
  }

  private static Selection reasons(String... reasons) {
    return new Selection(Set.of(), Set.of(), Set.of(reasons), Set.of(), Set.of(), null, null);
  }

  private static Selection classes(MessageClass... classes) {
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(classes), Set.of(), null, null);
  }

  private static Selection ids(String... ids) {
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(ids), null, null);
  }

  private static void assertOnlyTheRecord(Selection selection) {
    assertThat(selection.holds(RECORD)).isTrue();
    assertThat(selection.holds(MAIL)).isFalse();
  }

  private static void assertOnlyTheMail(Selection selection) {
    assertThat(selection.holds(RECORD)).isFalse();
    assertThat(selection.holds(MAIL)).isTrue();
  }
}
