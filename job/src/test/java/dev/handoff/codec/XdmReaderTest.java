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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a record of the Experience Data Model, whatever form its keys have. */
class XdmReaderTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String COMMON =
      "\"_id\":\"e1\",\"timestamp\":\"2026-03-02T09:00:00.000Z\",\"personID\":\"adam\",";

  private final ActivityReader reader = new ActivityReader(ActivityFormat.AUTO);

  /** The published field group in a whole record, keys as published or as the platform has them. */
  private Activity whole(String fixture, boolean prefixed) {
    String common = prefixed ? COMMON.replace("\"timestamp\"", "\"xdm:timestamp\"") : COMMON;
    String record = fixture(fixture).replaceFirst("\\{", "{" + common);
    String read = prefixed ? record : record.replace("xdm:", "");
    return onlyActivity(reader.read(read.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWebinarQuestionIsReadWithItsText(boolean prefixed) {
    assertThat(whole("adobe-xdm/asks-questions-in-webinar.example.1.json", prefixed))
        .isEqualTo(
            new Activity(
                "e1",
                "adam",
                "webinarQuestionAsked",
                MONDAY,
                new Asset("CAMP123456", "Webinar Engagement Campaign", null),
                "What are the key features of this product?",
                List.of(),
                false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChatWithAnAgentIsReadWithSummaryAndTopics(boolean prefixed) {
    assertThat(whole("adobe-xdm/engaged-with-agent-in-dialog.example.1.json", prefixed))
        .isEqualTo(
            new Activity(
                "e1",
                "adam",
                "chatEngaged",
                MONDAY,
                new Asset(
                    "DIALOG12345", "Refund Assistance", "https://example.com/support/refund-chat"),
                "Resolved user query regarding product refund.",
                List.of("Refund Process", "Product Issues"),
                false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDocumentInADialogueIsReadWithItsName(boolean prefixed) {
    Activity activity =
        whole("adobe-xdm/interacted-with-document-in-dialogue.example.1.json", prefixed);
    assertThat(activity.type()).isEqualTo("documentInteracted");
    assertThat(activity.asset())
        .isEqualTo(new Asset("DOC123", "User Guide", "https://example.com/user-guide.pdf"));
  }

  @ParameterizedTest
  @CsvSource({
    "web.webpagedetails.pageViews, pageViewed",
    "web.formFilledOut, formFilledOut",
    "web.webinteraction.linkClicks, linkClicked",
    "web.webInteraction.linkClicks, linkClicked",
    "directMarketing.emailOpened, emailOpened",
    "directMarketing.emailClicked, emailClicked",
    "directMarketing.emailSent, emailSent",
    "directMarketing.emailDelivered, emailDelivered",
    "directMarketing.emailBounced, emailBounced",
    "directMarketing.emailBouncedSoft, emailBouncedSoft",
    "directMarketing.emailUnsubscribed, emailUnsubscribed",
    "leadOperation.webinar.askQuestions, webinarQuestionAsked",
    "leadOperation.webinar.assetDownload, assetDownloaded",
    "leadOperation.webinar.pollResponse, webinarPollAnswered",
    "leadOperation.webinar.callToActionClick, linkClicked",
    "engagement.dialogue, chatEngaged",
    "engagement.agentInDialogue, chatEngaged",
    "engagement.agentInConversationalFlow, chatEngaged",
    "engagement.conversationalFlow, chatEngaged",
    "engagement.conversation.concierge, chatEngaged",
    "engagement.documentInDialogue, documentInteracted",
    "engagement.documentInConversationalFlow, documentInteracted",
    "interaction.documentInDialogue, documentInteracted",
    "meeting.booked.concierge, meetingScheduled",
    "leadOperation.scoreChanged, scoreChanged",
    "opportunityEvent.addToOpportunity, addToOpportunity",
    "challenge_complete, challenge_complete",
  })
  void anEventTypeIsAnActivityType(String eventType, String type) {
    assertThat(
            onlyActivity(reader.read(json("{" + COMMON + "'eventType':'" + eventType + "'}")))
                .type())
        .isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'leadOperation':{'webinar':{'pollResponse':{}}}|webinarPollAnswered",
        "'xdm: engagement':{'xdm:dialogue':{}}|chatEngaged",
        "'engagement':{'documentInDialogue':{}}|documentInteracted",
        "'interaction':{'documentInConversationalFlow':{}}|documentInteracted",
        "'conversationalFlow':{'flowDetails':{}}|chatEngaged",
        "'scheduledmeeting':{'meetingDetails':{}}|meetingScheduled",
        "'web':{'fillOutForm':{},'webPageDetails':{}}|formFilledOut",
        "'web':{'webInteraction':{},'webPageDetails':{}}|linkClicked",
        "'web':{'webPageDetails':{}}|pageViewed",
        "'directMarketing':{'linkURL':'https://x.example'}|emailClicked",
        "'directMarketing':{'opens':{'value':1.0}}|emailOpened",
        "'directMarketing':{'emailSent':{}}|emailSent",
      })
  void withoutAnEventTypeTheFieldGroupSaysIt(String group, String type) {
    assertThat(onlyActivity(reader.read(json("{" + COMMON + group + "}"))).type()).isEqualTo(type);
  }

  @Test
  void theAssetIsThePageTheFormTheLinkTheMailOrTheFile() {
    assertThat(
            asset(
                "'eventType':'web.webpagedetails.pageViews','web':{'webPageDetails':{'webPageID':"
                    + "'7','name':'Prices','URL':'https://x.example/p'},'webReferrer':{'URL':'no'}}"))
        .isEqualTo(new Asset("7", "Prices", "https://x.example/p"));
    assertThat(
            asset(
                "'eventType':'web.formFilledOut','web':{'fillOutForm':{'webFormID':'f',"
                    + "'webFormName':'Trial'},'webPageDetails':{'name':'Prices','URL':'/p'}}"))
        .isEqualTo(new Asset("f", "Trial", "/p"));
    assertThat(
            asset(
                "'eventType':'web.webinteraction.linkClicks','web':{'webInteraction':{'linkID':'l',"
                    + "'linkURL':'https://x.example/l'},'webPageDetails':{'name':'Prices'}}"))
        .isEqualTo(new Asset("l", null, "https://x.example/l"));
    assertThat(
            asset(
                "'eventType':'directMarketing.emailClicked','directMarketing':{'mailingID':'m',"
                    + "'mailingName':'Invitation','linkURL':'https://x.example/i'}"))
        .isEqualTo(new Asset("m", "Invitation", "https://x.example/i"));
    assertThat(
            asset(
                "'eventType':'directMarketing.emailSent','directMarketing':{'emailSent':{"
                    + "'mailingName':'Invitation','mailingKey':{'sourceKey':'1@2.Marketo'}}}"))
        .isEqualTo(new Asset(null, "Invitation", null));
    assertThat(
            asset(
                "'eventType':'leadOperation.webinar.assetDownload','leadOperation':{'webinar':{"
                    + "'assetDownload':{'file':'deck.pdf','campaignName':'Webinar'}}}"))
        .isEqualTo(new Asset(null, "deck.pdf", null));
    assertThat(asset("'eventType':'web.formFilledOut'")).isNull();
  }

  @Test
  void aSummaryAndTopicsAreFoundWhereverTheFlowPutsThem() {
    Activity activity =
        onlyActivity(
            reader.read(
                json(
                    "{"
                        + COMMON
                        + "'xdm: engagement':{'xdm:dialogue':{'xdm:dialogueName':'Help'},"
                        + "'xdm:conversationDetails':{'xdm:summary':'Asked for prices',"
                        + "'xdm:transcript':'User: my name is Adam','xdm:discussedTopics':['Prices',7,"
                        + "'',{}]}}}")));
    assertThat(activity.text()).isEqualTo("Asked for prices");
    assertThat(activity.keywords()).containsExactly("Prices", "7");
    assertThat(activity.asset()).isEqualTo(new Asset(null, "Help", null));
  }

  @Test
  void anInterestingMomentIsAMoment() {
    String record =
        "{%s'eventType':'leadOperation.interestingMoment','leadOperation':{'interestingMoment':{"
            + "'type':'%s','description':'Opened invitation','source':'Campaign',"
            + "'date':'2026-03-01'}}}";
    assertThat(onlyMoment(reader.read(json(record.formatted(COMMON, "Email")))))
        .isEqualTo(
            new InterestingMoment(
                "e1", "adam", MomentType.EMAIL, "Opened invitation", "Campaign", MONDAY));
    assertThat(onlyMoment(reader.read(json(record.formatted(COMMON, "Phone")))).type())
        .isEqualTo(MomentType.MILESTONE);
    assertThat(
            onlyMoment(
                    reader.read(
                        json("{" + COMMON + "'eventType':'leadOperation.interestingMoment'}")))
                .description())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'_id':'e1'|'_id':' '|_id",
        "'personID':'adam'|'personID':''|personID",
        "'timestamp'|'time'|timestamp",
        "00.000Z|00.000|timestamp",
        "'eventType':'x'|'eventType':''|eventType",
      })
  void aMissingCommonFieldIsNamed(String right, String wrong, String field) {
    String record = "{" + COMMON.replace('"', '\'') + "'eventType':'x','web':{}}";
    assertThat(onlyRejection(reader.read(json(record.replace(right, wrong)))).field())
        .isEqualTo(field);
  }

  @Test
  void aBotFlagMeansAutomated() {
    assertThat(
            onlyActivity(
                    reader.read(
                        json(
                            "{"
                                + COMMON
                                + "'eventType':'directMarketing.emailOpened','_experience':{"
                                + "'customerJourneyManagement':{'messageInteraction':{"
                                + "'isBot':true}}}}")))
                .automated())
        .isTrue();
  }

  @Test
  void consentsAreNoActivity() {
    assertThat(
            onlyRejection(
                    reader.read(
                        fixture("adobe-xdm/consent-preferences.example.1.json")
                            .getBytes(StandardCharsets.UTF_8)))
                .field())
        .isEqualTo("_id");
  }

  private @Nullable Asset asset(String fields) {
    return onlyActivity(reader.read(json("{" + COMMON + fields + "}"))).asset();
  }
}
