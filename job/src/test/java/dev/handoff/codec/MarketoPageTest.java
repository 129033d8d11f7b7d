package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.onlyActivity;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a page of Marketo's REST interface, and what only looks like one. */
class MarketoPageTest {

  private static final String ITEM =
      "'marketoGUID':'g5','leadId':1234,'activityDate':'2026-03-02T09:00:00Z','activityTypeId':1";

  private final ActivityReader reader = new ActivityReader(ActivityFormat.AUTO);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'requestId':'r','success':true",
        "'requestId':'r','success':false",
        "'result':[]",
        "'result':['x']"
      })
  void anActivityIsNoPageWhateverElseStandsInIt(String more) {
    String xdm = "'_id':'x','timestamp':'2026-03-02T09:00:00Z','personID':'p','eventType':'web'";
    String canonical = "'personId':'p','type':'visit','occurredAt':'2026-03-02T09:00:00Z'";
    assertThat(onlyActivity(reader.read(json("{" + ITEM + "," + more + "}"))).activityId())
        .isEqualTo("g5");
    assertThat(onlyActivity(reader.read(json("{" + xdm + "," + more + "}"))).activityId())
        .isEqualTo("x");
    assertThat(onlyRejection(reader.read(json("{" + canonical + "," + more + "}"))).field())
        .isEqualTo("activityId");
  }

  @Test
  void anEmptyPageIsNothingAndAnErrorAnswerIsARejection() {
    assertThat(reader.read(json("{'requestId':'r','success':true,'moreResult':true}")))
        .isEqualTo(Parsed.nothing());
    assertThat(reader.read(json("{'requestId':'r','success':true,'result':[]}")))
        .isEqualTo(Parsed.nothing());
    assertThat(
            onlyRejection(
                    reader.read(
                        json("{'requestId':'r','success':false,'errors':[{'code':'601'}]}")))
                .reason())
        .contains("error answer");
  }
}
