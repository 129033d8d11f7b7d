package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.only;
import static dev.handoff.codec.Records.onlyActivity;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.MomentType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Activities and moments as Handoff's own contracts write them. */
class CanonicalActivityReaderTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ACTIVITY =
      "{'activityId':'x1','personId':'adam','type':'pageViewed',"
          + "'occurredAt':'2026-03-02T09:00:00Z','asset':{'id':'7','name':'Prices','url':'/p'},"
          + "'text':'How much?','keywords':['prices','terms'],'automated':true,"
          + "'eventType':'ignored','web':{}}";

  @ParameterizedTest
  @EnumSource(
      value = ActivityFormat.class,
      names = {"AUTO", "CANONICAL"})
  void everyFieldIsRead(ActivityFormat format) {
    assertThat(onlyActivity(new ActivityReader(format).read(json(ACTIVITY))))
        .isEqualTo(
            new Activity(
                "x1",
                "adam",
                "pageViewed",
                MONDAY,
                new Asset("7", "Prices", "/p"),
                "How much?",
                List.of("prices", "terms"),
                true));
  }

  @Test
  void nullIsAbsence() {
    assertThat(
            onlyActivity(
                new ActivityReader(ActivityFormat.AUTO)
                    .read(
                        json(
                            "{'activityId':'x1','personId':'adam','type':'anything at all',"
                                + "'occurredAt':'2026-03-02T09:00:00+0000','asset':{'id':null},"
                                + "'text':null,'keywords':null,'automated':null}"))))
        .isEqualTo(
            new Activity("x1", "adam", "anything at all", MONDAY, null, null, List.of(), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'activityId':'x1'|'activityId':''|activityId",
        "'personId':'adam',||personId",
        "'type':'pageViewed'|'type':1|type",
        "00:00Z|00:00|occurredAt",
        "'name':'Prices'|'name':['Prices']|asset.name",
        "{'id':'7','name':'Prices','url':'/p'}|'prices'|asset",
        "'text':'How much?'|'text':{}|text",
        "['prices','terms']|['prices',3]|keywords[1]",
        "['prices','terms']|'prices'|keywords",
        "'automated':true|'automated':'true'|automated",
      })
  void aMissingOrWrongFieldIsNamed(String right, String wrong, String field) {
    String record = ACTIVITY.replace(right, wrong == null ? "" : wrong);
    assertThat(onlyRejection(new ActivityReader(ActivityFormat.AUTO).read(json(record))).field())
        .isEqualTo(field);
  }

  @Test
  void aRecordOfNoKnownFormatIsJudgedAsOurOwn() {
    assertThat(onlyRejection(new ActivityReader(ActivityFormat.AUTO).read(json("{'x':1}"))).field())
        .isEqualTo("activityId");
  }

  @Test
  void anotherFormatIsRefusedWhenOneIsChosen() {
    assertThat(onlyRejection(new ActivityReader(ActivityFormat.XDM).read(json(ACTIVITY))).field())
        .isEqualTo("_id");
    assertThat(
            onlyRejection(new ActivityReader(ActivityFormat.MARKETO).read(json(ACTIVITY))).field())
        .isEqualTo("marketoGUID");
    assertThat(
            onlyRejection(
                    new ActivityReader(ActivityFormat.CANONICAL).read(json("[" + ACTIVITY + "]")))
                .reason())
        .startsWith("is a list");
  }

  @Test
  void aListMayMixTheFormats() {
    Parsed<ActivityOrMoment> parsed =
        new ActivityReader(ActivityFormat.AUTO)
            .read(
                json(
                    "["
                        + ACTIVITY
                        + ",{'body':{'xdmEntity':{'_id':'e1','personID':'adam',"
                        + "'eventType':'web.formFilledOut','timestamp':'2026-03-02T09:00:00Z'}}},"
                        + "{'id':5,'leadId':1,'activityDate':'2026-03-02T09:00:00Z',"
                        + "'activityTypeId':1}]"));
    assertThat(parsed.items().stream().map(Records::activity).map(Activity::type))
        .containsExactly("pageViewed", "formFilledOut", "pageViewed");
  }

  @Test
  void aMomentIsReadWithAKnownKindOnly() {
    String moment =
        "{'momentId':'m1','personId':'adam','type':'Web','description':'Viewed prices',"
            + "'occurredAt':'2026-03-02T09:00:00Z'}";
    assertThat(only(new MomentReader().read(json(moment))))
        .isEqualTo(
            new InterestingMoment("m1", "adam", MomentType.WEB, "Viewed prices", null, MONDAY));
    assertThat(onlyRejection(new MomentReader().read(json(moment.replace("'Web'", "'Phone'")))))
        .extracting(Rejection::field, Rejection::reason)
        .containsExactly("type", "type is \"Phone\"; one of Email, Milestone, Web is required");
    assertThat(
            onlyRejection(
                    new MomentReader().read(json(moment.replace("'Web'", "'adam@lumia.example'"))))
                .reason())
        .doesNotContain("adam");
  }
}
