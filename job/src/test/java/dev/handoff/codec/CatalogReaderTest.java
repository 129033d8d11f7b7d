package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.only;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.definition.Withdrawal;
import dev.handoff.domain.engagement.DefaultScoreModel;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.RoleTemplate.Role;
import dev.handoff.domain.group.SolutionInterest;
import dev.handoff.domain.insight.RiskModel;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.insight.SegmentModel.Scale;
import dev.handoff.domain.insight.SegmentModel.Segment;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageDefinition.Block;
import dev.handoff.domain.message.MessageDefinition.Goal;
import dev.handoff.domain.message.MessageDefinition.LocalText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReaderTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String COMMON =
      "'id':'default','version':3,'updatedAt':'2026-03-02T09:00:00Z',";

  private final CatalogReader reader = new CatalogReader();

  private Definition read(String kind, String fields) {
    return only(reader.read(json("{'kind':'" + kind + "'," + COMMON + fields + "}")));
  }

  private List<String> faultsOf(String kind, String fields) {
    return onlyRejection(reader.read(json("{'kind':'" + kind + "'," + COMMON + fields + "}")))
        .faults()
        .stream()
        .map(FieldFault::path)
        .toList();
  }

  @Test
  void aWithdrawalNeedsOnlyKindIdAndTime() {
    assertThat(
            only(
                reader.read(
                    json(
                        "{'kind':'journey','id':'j1','deleted':true,"
                            + "'updatedAt':'2026-03-02T09:00:00Z'}"))))
        .isEqualTo(new Withdrawal(Kind.JOURNEY, "j1", MONDAY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':'x','version':1,'updatedAt':'2026-03-02T09:00:00Z'}|kind",
        "{'kind':'flow','id':'x','version':1,'updatedAt':'2026-03-02T09:00:00Z'}|kind",
        "{'kind':'solution-interest','id':'x','version':0,'updatedAt':'2026-03-02T09:00:00Z','name':'n','roleTemplate':'t'}|version",
        "{'kind':'solution-interest','id':'x','version':1.5,'updatedAt':'2026-03-02T09:00:00Z','name':'n','roleTemplate':'t'}|version",
        "{'kind':'solution-interest','id':'x','version':1e99,'updatedAt':'2026-03-02T09:00:00Z','name':'n','roleTemplate':'t'}|version",
        "{'kind':'solution-interest','id':'x','version':1,'name':'n','roleTemplate':'t'}|updatedAt",
        "{'kind':'solution-interest','id':'x','version':1,'updatedAt':'2026-03-02T09:00:00Z','name':'n'}|roleTemplate",
        "{'kind':'journey','deleted':true,'updatedAt':'2026-03-02T09:00:00Z'}|id",
      })
  void whatEveryDefinitionHasIsRequired(String record, String field) {
    Rejection rejection = onlyRejection(reader.read(json(record)));
    assertThat(rejection.field()).isEqualTo(field);
    assertThat(rejection.faults()).hasSize(1);
  }

  @Test
  void aSolutionInterestIsRead() {
    assertThat(read("solution-interest", "'name':'Assets','roleTemplate':'t1'"))
        .isEqualTo(new SolutionInterest("default", 3, MONDAY, "Assets", "t1"));
  }

  @Test
  void aRoleTemplateIsReadWithBandsAndNumbers() {
    assertThat(
            read(
                "role-template",
                "'name':'Standard','roles':[{'name':'Decision Maker','weight':'Vital',"
                    + "'requiredForCompleteness':true,'membersRequired':2},{'name':'Champion',"
                    + "'weight':12.50,'requiredForCompleteness':false}]"))
        .isEqualTo(
            new RoleTemplate(
                "default",
                3,
                MONDAY,
                "Standard",
                List.of(
                    new Role("Decision Maker", BigDecimal.valueOf(100), true, 2),
                    new Role("Champion", new BigDecimal("12.5"), false, 1))));
  }

  @Test
  void everyFaultOfARoleTemplateIsListed() {
    assertThat(
            faultsOf(
                "role-template",
                "'roles':[{'name':'A','weight':'Huge','requiredForCompleteness':1},"
                    + "{'name':'A','weight':-1,'requiredForCompleteness':true,'membersRequired':0}]"))
        .containsExactlyInAnyOrder(
            "roles[0].weight",
            "roles[0].requiredForCompleteness",
            "roles[1].weight",
            "roles[1].membersRequired",
            "roles[1].name",
            "name");
    assertThat(faultsOf("role-template", "'name':'x','roles':[]")).containsExactly("roles");
  }

  @Test
  void absentFieldsOfAScoreModelKeepTheirDefaults() {
    ScoreModel defaults = DefaultScoreModel.scoreModel();
    assertThat(read("score-model", "'bands':null"))
        .isEqualTo(
            new ScoreModel(
                "default",
                3,
                MONDAY,
                defaults.weights(),
                ScoreModel.Transform.SQRT,
                BigDecimal.valueOf(50),
                BigDecimal.valueOf(200)));
    assertThat(defaults.weights()).hasSize(14).containsEntry("chatEngaged", BigDecimal.valueOf(90));
  }

  @Test
  void weightsOfAScoreModelAreReplacedWholeAndMayNameItsOwnBands() {
    assertThat(
            read(
                "score-model",
                "'weights':{'pageViewed':'Vital','chatEngaged':'Top','emailOpened':'None',"
                    + "'x':1e2,'y':0.000001},'bands':{'Top':500},'transform':'none',"
                    + "'calibration':{'personReference':0.5}"))
        .isEqualTo(
            new ScoreModel(
                "default",
                3,
                MONDAY,
                Map.of(
                    "pageViewed", BigDecimal.valueOf(100),
                    "chatEngaged", BigDecimal.valueOf(500),
                    "emailOpened", BigDecimal.ZERO,
                    "x", BigDecimal.valueOf(100),
                    "y", new BigDecimal("0.000001")),
                ScoreModel.Transform.NONE,
                new BigDecimal("0.5"),
                BigDecimal.valueOf(200)));
  }

  @Test
  void everyFaultOfAScoreModelIsListed() {
    assertThat(
            faultsOf(
                "score-model",
                "'weights':{'a':'Top','b':1000001,'c':0.0000001,'d':1e-999999999,'e':1e999999999},"
                    + "'transform':'log','calibration':{'personReference':0,'groupReference':-1}"))
        .containsExactlyInAnyOrder(
            "weights.a",
            "weights.b",
            "weights.c",
            "weights.d",
            "weights.e",
            "transform",
            "calibration.personReference",
            "calibration.groupReference",
            "calibration.groupReference");
  }

  @Test
  void aMessageIsRead() {
    assertThat(
            read(
                "message",
                "'class':'transactional','topic':'orders','subject':{'en':'Your order',"
                    + "'fr':'Commande'},'template':'frame','blocks':[{'block':'order'},"
                    + "{'block':'offers','with':{'max':3}}],'goal':{'type':'pageViewed',"
                    + "'within':'P7D'},'notAfter':'PT48H','sample':{'data':{}}"))
        .isEqualTo(
            new MessageDefinition(
                "default",
                3,
                MONDAY,
                MessageClass.TRANSACTIONAL,
                "orders",
                new LocalText("Your order", "Commande"),
                null,
                "frame",
                List.of(new Block("order", "{}"), new Block("offers", "{\"max\":3}")),
                new Goal("pageViewed", Duration.ofDays(7)),
                Duration.ofDays(2),
                "{\"data\":{}}"));
    assertThat(
            faultsOf(
                "message",
                "'class':'alert','subject':{'fr':'x'},'template':'frame','blocks':[{}],"
                    + "'goal':{'type':'x','within':'P1M'}"))
        .containsExactlyInAnyOrder(
            "blocks[0].block", "class", "goal.within", "sample", "subject.en", "topic");
  }

  @Test
  void aRiskModelNamesFeaturesOfAPersonsMail() {
    assertThat(
            read(
                "risk-model",
                "'intercept':-2.5,'coefficients':{'promotionalSent':0.1,'after.invoice':0.5},"
                    + "'typical':{'promotionalSent':6},'fit':{'people':12,'auc':0.7}"))
        .isEqualTo(
            new RiskModel(
                "default",
                3,
                MONDAY,
                -2.5,
                Map.of("promotionalSent", 0.1, "after.invoice", 0.5),
                Map.of("promotionalSent", 6.0)));
    assertThat(
            faultsOf(
                "risk-model",
                "'intercept':'low','coefficients':{'promotionalSent':'x','opens':1},"
                    + "'fit':{'auc':1.1}"))
        .containsExactlyInAnyOrder(
            "intercept", "coefficients.promotionalSent", "coefficients.opens", "fit.auc");
  }

  @Test
  void aSegmentModelScalesTheFeaturesThatItsCentroidsName() {
    assertThat(
            read(
                "segment-model",
                "'features':{'promotionalShare':{'mean':1,'scale':2}},'segments':[{'id':'s',"
                    + "'name':{'en':'Fading'},'centroid':{'promotionalShare':-1}}]"))
        .isEqualTo(
            new SegmentModel(
                "default",
                3,
                MONDAY,
                Map.of("promotionalShare", new Scale(1, 2)),
                List.of(
                    new Segment(
                        "s", "Fading", null, null, null, Map.of("promotionalShare", -1.0)))));
    assertThat(
            faultsOf(
                "segment-model",
                "'features':{'promotionalShare':{'mean':1,'scale':0}},'segments':[]"))
        .containsExactly("features.promotionalShare.scale", "segments");
    assertThat(
            faultsOf(
                "segment-model",
                "'features':{},'segments':[{'id':'s','name':{'en':'x'},"
                    + "'centroid':{'promotionalShare':-1}}]"))
        .containsExactly("segments[0].centroid.promotionalShare");
  }
}
