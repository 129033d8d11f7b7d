package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.only;
import static dev.handoff.codec.Records.onlyRejection;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.Journey.Reentry;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.JourneyNode.AddAccountMoment;
import dev.handoff.domain.journey.JourneyNode.AddPersonMoment;
import dev.handoff.domain.journey.JourneyNode.End;
import dev.handoff.domain.journey.JourneyNode.Listen;
import dev.handoff.domain.journey.JourneyNode.SendMessage;
import dev.handoff.domain.journey.JourneyNode.SendSalesAlert;
import dev.handoff.domain.journey.JourneyNode.Split;
import dev.handoff.domain.journey.JourneyNode.UpdateStage;
import dev.handoff.domain.journey.JourneyNode.UpdateStatus;
import dev.handoff.domain.journey.JourneyNode.Variant;
import dev.handoff.domain.journey.JourneyNode.WaitFor;
import dev.handoff.domain.journey.JourneyNode.WaitForDay;
import dev.handoff.domain.journey.JourneyNode.WaitUntil;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JourneyReaderTest {
  private static final String JOURNEY =
      "{'kind':'journey','id':'j1','version':1,'updatedAt':'2026-03-02T09:00:00Z',"
          + "'name':'Ready','status':'live','audience':'true','nodes':[%s]%s}";

  private final CatalogReader reader = new CatalogReader();

  private Journey journey(String nodes, String more) {
    return (Journey) only(reader.read(json(JOURNEY.formatted(nodes, more))));
  }

  private JourneyNode node(String node) {
    return journey("{'id':'n'," + node + "}", "").nodes().get(0);
  }

  private List<String> faults(String node) {
    return onlyRejection(reader.read(json(JOURNEY.formatted("{'id':'n'," + node + "}", ""))))
        .faults()
        .stream()
        .map(FieldFault::path)
        .toList();
  }

  @Test
  void aJourneyIsRead() {
    assertThat(
            journey(
                "{'id':'end','type':'end'}",
                ",'startsAt':'2026-03-02T09:00:00Z','reentry':{'after':'P7D','from':'start',"
                    + "'limit':3}"))
        .isEqualTo(
            new Journey(
                "j1",
                1,
                Instant.parse("2026-03-02T09:00:00Z"),
                "Ready",
                Journey.Status.LIVE,
                "true",
                Instant.parse("2026-03-02T09:00:00Z"),
                null,
                new Reentry(Duration.ofDays(7), Reentry.From.START, 3),
                List.of(new End("end"))));
  }

  @Test
  void everyNodeIsRead() {
    assertThat(node("'type':'listen','until':'a > 1','timeout':'P30D','onTimeout':'x'"))
        .isEqualTo(new Listen("n", null, "a > 1", Duration.ofDays(30), "x"));
    assertThat(node("'type':'wait','duration':'PT1H','next':'x'"))
        .isEqualTo(new WaitFor("n", "x", Duration.ofHours(1)));
    assertThat(node("'type':'wait','until':'2026-03-02T10:00:00+01:00'"))
        .isEqualTo(new WaitUntil("n", null, Instant.parse("2026-03-02T09:00:00Z")));
    assertThat(node("'type':'split','paths':[{'when':'true','to':'x'}],'otherwise':'y'"))
        .isEqualTo(new Split("n", List.of(new Split.Path("true", "x")), "y"));
    assertThat(node("'type':'variant','paths':[{'percent':30,'to':'x'},{'percent':70,'to':'y'}]"))
        .isEqualTo(
            new Variant("n", List.of(new Variant.Share(30, "x"), new Variant.Share(70, "y"))));
  }

  @Test
  void aWaitForADayTakesAnyOrAListAndMidnightByDefault() {
    assertThat(node("'type':'wait','day':'any','time':'09:30','zone':'Europe/Paris'"))
        .isEqualTo(
            new WaitForDay(
                "n",
                null,
                List.of(DayOfWeek.values()),
                LocalTime.of(9, 30),
                ZoneId.of("Europe/Paris")));
    assertThat(node("'type':'wait','day':['Fri','Mon','Fri']"))
        .isEqualTo(
            new WaitForDay(
                "n", null, List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.MIDNIGHT, null));
  }

  @Test
  void everyActionIsRead() {
    assertThat(
            node(
                "'type':'action','on':'account','action':'send-sales-alert',"
                    + "'solutionInterest':'assets','sendEmailTo':['s@x.example','s@x.example'],"
                    + "'locale':'fr','timeZone':'UTC','coolDown':'P1D'"))
        .isEqualTo(
            new SendSalesAlert(
                "n",
                null,
                Duration.ofDays(1),
                "assets",
                List.of("s@x.example"),
                "fr",
                ZoneId.of("UTC"),
                Duration.ofHours(24)));
    assertThat(node("'type':'action','on':'account','action':'update-status','status':'Hot'"))
        .isEqualTo(new UpdateStatus("n", null, null, "Hot"));
    assertThat(node("'type':'action','on':'account','action':'update-stage','stage':'Intent'"))
        .isEqualTo(new UpdateStage("n", null, null, "Intent"));
    assertThat(
            node(
                "'type':'action','on':'account','action':'add-interesting-moment',"
                    + "'momentType':'Web','description':'Hot'"))
        .isEqualTo(new AddAccountMoment("n", null, null, MomentType.WEB, "Hot"));
    assertThat(
            node(
                "'type':'action','on':'people','action':'add-interesting-moment',"
                    + "'momentType':'Web','description':'Hot','roles':['Champion']"))
        .isEqualTo(
            new AddPersonMoment("n", null, null, MomentType.WEB, "Hot", List.of("Champion")));
    assertThat(node("'type':'action','on':'people','action':'send-message','message':'m1'"))
        .isEqualTo(new SendMessage("n", null, null, "m1", List.of(), null, null));
    assertThat(
            node(
                "'type':'action','on':'people','action':'send-message','message':'m1',"
                    + "'maxUnsubscribeRisk':0.1"))
        .isEqualTo(new SendMessage("n", null, null, "m1", List.of(), null, new BigDecimal("0.1")));
  }

  @Test
  void everyFaultIsListedAtOnceWithItsPath() {
    Rejection rejection =
        onlyRejection(
            reader.read(
                json(
                    JOURNEY
                        .formatted(
                            "{'id':'a','type':'listen'},{'id':'a','type':'jump'},7,"
                                + "{'id':'b','type':'wait','day':['Monday'],'time':'25:00'},"
                                + "{'type':'split','paths':[{'when':''}]}",
                            ",'endsAt':'soon','reentry':{'after':'PT0S','limit':0}")
                        .replace("'live'", "'on'"))));
    assertThat(rejection.faults().stream().map(FieldFault::path))
        .containsExactlyInAnyOrder(
            "status",
            "endsAt",
            "reentry.after",
            "reentry.from",
            "reentry.limit",
            "nodes[0].until",
            "nodes[1].type",
            "nodes[2]",
            "nodes[3].time",
            "nodes[3].day",
            "nodes[4].paths[0].when",
            "nodes[4].paths[0].to",
            "nodes[4].id");
    assertThat(rejection.reason()).endsWith("(the first of 13 faults)");
  }

  @Test
  void aWaitWaitsForOneThing() {
    assertThat(faults("'type':'wait'")).containsExactly("nodes[0].duration");
    assertThat(faults("'type':'wait','duration':'P1D','day':'any'"))
        .containsExactly("nodes[0].duration");
  }

  @Test
  void sharesOfAVariantMakeAHundred() {
    assertThat(faults("'type':'variant','paths':[{'percent':50,'to':'x'},{'percent':51,'to':'y'}]"))
        .containsExactly("nodes[0].paths");
  }

  @Test
  void actionsHaveTheirLimits() {
    String addresses =
        IntStream.range(0, 501).mapToObj(i -> "'s" + i + "@x.example'").collect(joining(","));
    String alert =
        "'type':'action','on':'account','action':'send-sales-alert','solutionInterest':'assets',"
            + "'sendEmailTo':[%s]";
    assertThat(faults(alert.formatted(addresses))).containsExactly("nodes[0].sendEmailTo");
    assertThat(faults(alert.formatted(""))).containsExactly("nodes[0].sendEmailTo");
    assertThat(faults(alert.formatted("'s@x.example','Sales <s@x.example>'")))
        .containsExactly("nodes[0].sendEmailTo[1]");
    assertThat(
            faults(
                "'type':'action','on':'account','action':'update-status','status':'"
                    + "s".repeat(51)
                    + "'"))
        .containsExactly("nodes[0].status");
    assertThat(
            faults(
                "'type':'action','on':'people','action':'add-interesting-moment',"
                    + "'momentType':'Web','description':'"
                    + "d".repeat(141)
                    + "'"))
        .containsExactly("nodes[0].description");
    assertThat(faults("'type':'action','on':'people','action':'update-status','status':'Hot'"))
        .containsExactly("nodes[0].action");
    assertThat(faults("'type':'action','action':'update-status'")).containsExactly("nodes[0].on");
  }
}
