package dev.handoff.codec;

import static dev.handoff.codec.Records.fixture;
import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.onlyActivity;
import static dev.handoff.codec.Records.onlyMoment;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.MomentType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketoReaderTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ITEM =
      "{'id':5,'marketoGUID':'g5','leadId':1234,'activityDate':'2026-03-02T16:00:00+07:00',"
          + "'activityTypeId':11,'primaryAttributeValueId':77,'primaryAttributeValue':'Invitation',"
          + "'attributes':[{'name':'Link','value':'https://x.example/i'}]}";

  private final ActivityReader reader = new ActivityReader(ActivityFormat.AUTO);

  @ParameterizedTest
  @EnumSource(
      value = ActivityFormat.class,
      names = {"AUTO", "MARKETO"})
  void thePublishedRestPageIsRead(ActivityFormat format) {
    assertThat(
            onlyActivity(
                new ActivityReader(format)
                    .read(bytes(fixture("marketo-rest/activities-visit-webpage.json")))))
        .isEqualTo(
            new Activity(
                "102988",
                "1",
                "pageViewed",
                Instant.parse("2023-01-16T23:32:19Z"),
                new Asset("71", "localhost/munchkintest2.html", "/munchkintest2.html"),
                null,
                List.of(),
                false));
  }

  @ParameterizedTest
  @EnumSource(
      value = ActivityFormat.class,
      names = {"AUTO", "MARKETO"})
  void thePublishedBatchOfCloudEventsIsRead(ActivityFormat format) {
    Parsed<ActivityOrMoment> parsed =
        new ActivityReader(format)
            .read(bytes(fixture("marketo-data-stream/lead-activity-batch.json")));
    assertThat(parsed.rejections()).isEmpty();
    assertThat(parsed.items().stream().map(Records::activity))
        .containsExactly(
            new Activity(
                "a1764870-4f4b-4f8c-82d6-59b0fff2d39c",
                "1234",
                "emailOpened",
                Instant.parse("2024-12-17T18:39:33Z"),
                new Asset("1234", "Attribute Value", null),
                null,
                List.of(),
                false),
            new Activity(
                "a434d7ee-fe91-4b96-aaf2-61f1c6f4c46e",
                "1234",
                "pageViewed",
                Instant.parse("2024-12-17T18:42:49Z"),
                new Asset("1234", "Attribute Value", "/lp/123-ABC-456/MyLandingPage.html"),
                null,
                List.of(),
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "[%s]",
        "{'requestId':'r','success':true,'result':[%s],'moreResult':true}",
        "{'result':[%s]}",
      })
  void anItemIsTheSameAloneInAListAndOnAPage(String around) {
    assertThat(onlyActivity(reader.read(json(around.formatted(ITEM)))))
        .isEqualTo(
            new Activity(
                "g5",
                "1234",
                "emailClicked",
                MONDAY,
                new Asset("77", "Invitation", "https://x.example/i"),
                null,
                List.of(),
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "[%s]",
        "{'events':[{'position':'p','event':%s}],'_page':{'last':'p','count':1}}",
      })
  void aCloudEventIsTheSameAloneInABatchAndInTheJournal(String around) {
    String event =
        "{'specversion':'1.0','type':'com.adobe.platform.marketo.activity.standard.clickemail',"
            + "'source':'s','id':'c1','data':"
            + ITEM
            + "}";
    Activity activity = onlyActivity(reader.read(json(around.formatted(event))));
    assertThat(activity.activityId()).isEqualTo("c1");
    assertThat(activity.personId()).isEqualTo("1234");
  }

  @ParameterizedTest
  @CsvSource({
    "1, pageViewed",
    "2, formFilledOut",
    "3, linkClicked",
    "6, emailSent",
    "7, emailDelivered",
    "8, emailBounced",
    "9, emailUnsubscribed",
    "10, emailOpened",
    "11, emailClicked",
    "27, emailBouncedSoft",
    "40, emailOpened",
    "41, emailClicked",
    "12, marketo:12",
    "100001, marketo:100001",
  })
  void aTypeIdIsAnActivityType(int id, String type) {
    assertThat(onlyActivity(reader.read(json(ITEM.replace(":11", ":" + id)))).type())
        .isEqualTo(type);
    assertThat(onlyActivity(reader.read(json(ITEM.replace(":11", ":'" + id + "'")))).type())
        .isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'marketoGUID':'g5',|g5|5",
        "'marketoGUID':'g5'|'marketoGUID':''|5",
        "'id':5,|'id':null,|g5",
        "'id':5,|'id':7,|g5",
      })
  void theGuidIsTheIdAndElseTheIdIs(String from, String to, String id) {
    String record = to.startsWith("g") ? ITEM.replace(from, "") : ITEM.replace(from, to);
    assertThat(onlyActivity(reader.read(json(record))).activityId()).isEqualTo(id);
  }

  @Test
  void anInterestingMomentIsAMoment() {
    String record =
        "{'id':5,'leadId':'1234','activityDate':'2026-03-02T09:00:00+0000','activityTypeId':46,"
            + "'primaryAttributeValue':'%s','attributes':[{'name':'Date','value':'2026-03-01'},"
            + "{'name':'Description','value':'Viewed prices'},{'name':'Source','value':'Web'}]}";
    assertThat(onlyMoment(reader.read(json(record.formatted("Web")))))
        .isEqualTo(
            new InterestingMoment("5", "1234", MomentType.WEB, "Viewed prices", "Web", MONDAY));
    assertThat(onlyMoment(reader.read(json(record.formatted("Call")))).type())
        .isEqualTo(MomentType.MILESTONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':'Is Bot Activity','dataType':'boolean','value':true}|true",
        "{'name':'Is Bot Activity','value':'true'}|true",
        "{'name':'Is Bot Activity','value':false},{'name':'Bot Activity Pattern','value':'N/A'}|false",
        "{'name':'Bot Activity Pattern','value':'Match with IAB list'}|true",
        "{'name':'Bot Activity Pattern','value':''}|false",
        "{'name':'Bot Activity Pattern','value':'N/A'}|false",
        "{'name':'Device','value':'Phone'}|false",
      })
  void aBotFlagMeansAutomated(String attribute, boolean automated) {
    assertThat(
            onlyActivity(
                    reader.read(
                        json(ITEM.replace("'attributes':[", "'attributes':[" + attribute + ","))))
                .automated())
        .isEqualTo(automated);
  }

  @Test
  void attributesSayMoreWhereTheyCan() {
    Activity activity =
        onlyActivity(
            reader.read(
                json(
                    "{'id':5,'leadId':1,'activityDate':'2026-03-02T09:00:00Z','activityTypeId':999,"
                        + "'attributes':{'Question':'How much?','Discussed Topics':'Prices, Terms',"
                        + "'Document Name':'Guide','Document URL':'https://x.example/g','odd':[1]}}")));
    assertThat(activity.text()).isEqualTo("How much?");
    assertThat(activity.keywords()).containsExactly("Prices", "Terms");
    assertThat(activity.asset()).isEqualTo(new Asset(null, "Guide", "https://x.example/g"));
    assertThat(
            onlyActivity(
                    reader.read(
                        json(
                            "{'id':5,'leadId':1,'activityDate':'2026-03-02T09:00:00Z',"
                                + "'activityTypeId':3,'primaryAttributeValue':'https://x.example'}")))
                .asset())
        .isEqualTo(new Asset(null, null, "https://x.example"));
  }

  @Test
  void theNameOfALeadIsNoAsset() {
    assertThat(
            onlyActivity(
                    reader.read(
                        json(ITEM.replace(":11", ":37").replace("Invitation", "Adam Levy"))))
                .asset())
        .isNull();
  }

  @Test
  void theGoodItemsOfABatchCountAndEachBadOneIsARejection() {
    Parsed<ActivityOrMoment> parsed =
        reader.read(
            json(
                "{'requestId':'r','success':true,'result':["
                    + ITEM
                    + ",{'id':6,'activityDate':'2026-03-02T09:00:00Z','activityTypeId':1},'x',"
                    + ITEM.replace("T16:00:00+07:00", "T16:00:00")
                    + "]}"));
    assertThat(parsed.items()).hasSize(1);
    assertThat(parsed.rejections().stream().map(Rejection::field))
        .containsExactly("leadId", null, "activityDate");
    assertThat(new String(parsed.rejections().get(0).original(), StandardCharsets.UTF_8))
        .isEqualTo("{\"id\":6,\"activityDate\":\"2026-03-02T09:00:00Z\",\"activityTypeId\":1}");
    assertThat(new String(parsed.rejections().get(1).original(), StandardCharsets.UTF_8))
        .isEqualTo("\"x\"");
  }

  @Test
  void aFieldOfACloudEventIsNamedWhereItStands() {
    assertThat(
            onlyRejection(
                    reader.read(json("{'specversion':'1.0','id':'c1','data':{'leadId':'1'}}")))
                .field())
        .isEqualTo("data.activityTypeId");
    assertThat(onlyRejection(reader.read(json("{'specversion':'1.0','id':'c1'}"))).field())
        .isEqualTo("data");
    assertThat(
            onlyRejection(reader.read(json("{'specversion':'1.0','id':'','data':" + ITEM + "}")))
                .field())
        .isEqualTo("id");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
