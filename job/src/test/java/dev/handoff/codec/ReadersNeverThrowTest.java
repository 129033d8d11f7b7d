package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC section 8, promise 6: whatever comes in, each reader answers with items or rejections. */
class ReadersNeverThrowTest {
  private static final int MUTANTS = 10_000;
  private static final List<String> ODDITIES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999999999",
          "1e99999999999",
          "-0.0",
          "\"\"",
          "\" \"",
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "{\"a\":null}",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"2026-03-02\"",
          "\"P1M\"",
          "99999999999999999999",
          "\"@\"",
          "\"" + "x".repeat(5_000) + "\"",
          ",",
          ":",
          "}",
          "]",
          "\"");

  static Stream<Arguments> readers() {
    String group =
        "{'buyingGroupId':'g1','account':{'id':'a1','name':'Lumia','size':1.5},"
            + "'solutionInterest':'assets','status':'Interest','members':[{'personId':'adam',"
            + "'role':'Champion'},{'personId':'mark'}],'updatedAt':'2026-03-02T09:00:00Z'}";
    String person =
        "{'personId':'adam','firstName':'Adam','email':'adam@lumia.example','locale':'fr-FR',"
            + "'timeZone':'Europe/Paris','erased':false,'updatedAt':'2026-03-02T09:00:00Z'}";
    String moment =
        "{'momentId':'m1','personId':'adam','type':'Web','description':'x','source':'y',"
            + "'occurredAt':'2026-03-02T09:00:00.123+01:00'}";
    String activity =
        "{'activityId':'x1','personId':'adam','type':'pageViewed','automated':true,"
            + "'occurredAt':'2026-03-02T09:00:00Z','asset':{'id':'7'},'keywords':['a']}";
    String consent =
        "{'personId':'adam','purpose':'marketing-email','status':'granted','source':'form',"
            + "'occurredAt':'2026-03-02T09:00:00Z'}";
    String request =
        "{'requestId':'r1','message':'order','personId':'adam','data':{'a':[1,{'b':null}]},"
            + "'recommendations':[{'url':'u','name':'n'}],'requestedAt':'2026-03-02T09:00:00Z',"
            + "'journeyId':'j','journeyVersion':1,'entry':1,'nodeId':'n','buyingGroupId':'g'}";
    String event =
        "{'eventId':'v1','messageId':'m1','recipient':'a@b.example','type':'sent',"
            + "'class':'alert','occurredAt':'2026-03-02T09:00:00Z'}";
    String journey =
        "{'kind':'journey','id':'j','version':1,'updatedAt':'2026-03-02T09:00:00Z','name':'n',"
            + "'status':'live','audience':'true','reentry':{'after':'P7D','from':'end'},'nodes':["
            + "{'id':'a','type':'wait','day':['Mon'],'time':'09:00','zone':'UTC'},"
            + "{'id':'b','type':'variant','paths':[{'percent':100,'to':'c'}]},"
            + "{'id':'c','type':'action','on':'account','action':'send-sales-alert',"
            + "'solutionInterest':'s','sendEmailTo':['a@b.example'],'coolDown':'PT1H'}]}";
    String model =
        "{'kind':'score-model','id':'default','version':1,'updatedAt':'2026-03-02T09:00:00Z',"
            + "'weights':{'a':'Vital','b':2.5},'bands':{'X':1},'calibration':{'personReference':9}}";
    String segments =
        "{'kind':'segment-model','id':'d','version':1,'updatedAt':'2026-03-02T09:00:00Z',"
            + "'features':{'promotionalShare':{'mean':0,'scale':1}},'segments':[{'id':'s','name':{'en':'x'},"
            + "'centroid':{'promotionalShare':1}}]}";
    ActivityReader activities = new ActivityReader(ActivityFormat.AUTO, "ECID");
    return Stream.of(
        Arguments.of("groups", read(new BuyingGroupReader()::read), group),
        Arguments.of("people", read(new PersonReader()::read), person),
        Arguments.of("moments", read(new MomentReader()::read), moment),
        Arguments.of("activities", read(activities::read), activity),
        Arguments.of(
            "XDM",
            read(activities::read),
            Records.fixture("adobe-xdm/engaged-with-agent-in-dialog.example.1.json")
                .replaceFirst(
                    "\\{",
                    "{\"_id\":\"e\",\"timestamp\":\"2026-03-02T09:00:00Z\",\"identityMap\":"
                        + "{\"ECID\":[{\"id\":\"x\",\"primary\":true}]},")),
        Arguments.of(
            "Marketo pages",
            read(activities::read),
            Records.fixture("marketo-rest/activities-visit-webpage.json")),
        Arguments.of(
            "CloudEvents",
            read(activities::read),
            Records.fixture("marketo-data-stream/lead-activity-batch.json")),
        Arguments.of("consents", read(new ConsentReader()::read), consent),
        Arguments.of("requests", read(MessageRequestReader.ofCustomers()::read), request),
        Arguments.of("send requests", read(MessageRequestReader.ofJourneys()::read), request),
        Arguments.of("events", read(new MessageEventReader()::read), event),
        Arguments.of("journeys", read(new CatalogReader()::read), journey),
        Arguments.of("score models", read(new CatalogReader()::read), model),
        Arguments.of("segment models", read(new CatalogReader()::read), segments));
  }

  private static <T> Function<byte[], Parsed<?>> read(Function<byte[], Parsed<T>> reader) {
    return reader::apply;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void onMutatedRecords(String name, Function<byte[], Parsed<?>> reader, String singleQuoted) {
    byte[] good = Records.json(singleQuoted);
    assertThat(reader.apply(good).items()).as(name).isNotEmpty();
    Random random = new Random(name.hashCode());
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = random.nextBoolean() ? spliced(good, random) : flipped(good, random);
      Parsed<?> parsed = reader.apply(mutant);
      for (Rejection rejection : parsed.rejections()) {
        assertThat(rejection.reason()).isNotBlank();
        assertThat(rejection.original()).isNotNull();
      }
    }
  }

  /** One value, or any stretch, replaced by something odd. */
  private static byte[] spliced(byte[] good, Random random) {
    String text = new String(good, StandardCharsets.UTF_8);
    int from = random.nextInt(text.length());
    int colon = text.indexOf(':', from);
    int start = random.nextBoolean() && colon >= 0 ? colon + 1 : from;
    int end = start;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String odd = ODDITIES.get(random.nextInt(ODDITIES.size()));
    return (text.substring(0, start) + odd + text.substring(end)).getBytes(StandardCharsets.UTF_8);
  }

  /** A few bytes changed, or the end cut off. */
  private static byte[] flipped(byte[] good, Random random) {
    byte[] mutant =
        random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
    for (int i = random.nextInt(4); i >= 0 && mutant.length > 0; i--) {
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
    }
    return mutant;
  }
}
