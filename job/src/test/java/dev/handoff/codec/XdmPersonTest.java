package dev.handoff.codec;

import static dev.handoff.codec.Records.fixture;
import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.onlyActivity;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose an XDM record is: the person named, or one of those in its identity map. */
class XdmPersonTest {

  private final ActivityReader reader = new ActivityReader(ActivityFormat.AUTO);

  @Test
  void thePublishedEventIsAPageViewOfThePersonInTheNamespaceOfChoice() {
    byte[] event =
        fixture("adobe-xdm/experienceevent.example.1.json").getBytes(StandardCharsets.UTF_8);
    assertThat(onlyRejection(reader.read(event)).field()).isEqualTo("personID");
    ActivityReader named =
        new ActivityReader(ActivityFormat.XDM, "https://data.adobe.io/entities/namespace/10");
    assertThat(onlyActivity(named.read(event)))
        .isEqualTo(
            new Activity(
                "https://data.adobe.io/experienceid-123456",
                "2394509340-30453470347",
                "pageViewed",
                Instant.parse("2017-09-26T15:52:25Z"),
                new Asset(null, "Purchase Confirmation", "https://www.example.com/orderConf"),
                null,
                List.of(),
                false));
  }

  @Test
  void theIdentityMarkedPrimaryIsThePerson() {
    ActivityReader named = new ActivityReader(ActivityFormat.AUTO, "B2B_PERSON");
    assertThat(
            onlyActivity(
                    named.read(
                        json(
                            "{'_id':'e1','timestamp':'2026-03-02T09:00:00Z',"
                                + "'eventType':'web.formFilledOut','identityMap':{'ECID':[{'id':'9',"
                                + "'primary':true}],'B2B_PERSON':[{'id':'mark'},{'id':'adam',"
                                + "'primary':true}]}}")))
                .personId())
        .isEqualTo("adam");
  }

  @Test
  void thePersonIsThePersonIdOrElseTheIdInTheSourceKey() {
    String record =
        "{'_id':'e1','timestamp':'2026-03-02T09:00:00Z','eventType':'web.formFilledOut',"
            + "'personKey':{'sourceKey':'1234@123-ABC-456.Marketo','sourceID':'x'},'personID':'%s'}";
    assertThat(onlyActivity(reader.read(json(record.formatted("adam")))).personId())
        .isEqualTo("adam");
    assertThat(onlyActivity(reader.read(json(record.formatted(" ")))).personId()).isEqualTo("1234");
  }
}
