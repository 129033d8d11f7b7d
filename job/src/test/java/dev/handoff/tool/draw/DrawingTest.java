package dev.handoff.tool.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.journey.Journey;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A journey as Mermaid text and as a page. */
class DrawingTest {

  private static final String HOSTILE = "</title><script>alert(1)</script>\"'`&#34;%%]\\u202e\\n";

  @Test
  void theDemosJourneyAsMermaidText() throws Exception {
    assertThat(MermaidText.of(demo("on-the-web-data")))
        .isEqualTo(
            """
            flowchart TD
              n0(["Groups enter when<br/>group.solutionInterest == 'rt-cdp'"])
              n1("Listen until (signal)<br/>group.engagementScore #62;= 55 #38;#38;<br/>(group.moments('Web','P7D') #62;= 2 #124;#124;<br/>group.activities('formFilledOut','P7D') #62; 0)<br/>at most 42 days")
              n2{{"Split (language)<br/>the first that holds"}}
              n3["Send sales alert (alert-fr)<br/>about rt-cdp<br/>to ventes-france@example.com<br/>in French"]
              n4["Send sales alert (alert-en)<br/>about rt-cdp<br/>to sales@example.com,<br/>lola.marin@example.com<br/>in English"]
              n5(["End (done)<br/>completed"])
              n6(["Leaves the journey"])
              n0 --> n1
              n1 -->|"holds"| n2
              n1 -->|"timeout"| n6
              n2 -->|"group.account.country == 'FR'"| n3
              n2 -->|"group.account.country in #91;'ES', 'US'#93;"| n4
              n2 -->|"otherwise"| n6
              n3 --> n5
              n4 --> n5
            """);
  }

  @Test
  void everyKindOfNodeSaysWhatItDoes() {
    String text =
        MermaidText.of(
            journey(
                "J",
                "true",
                """
                {"id":"a","type":"wait","duration":"P1DT6H"},
                {"id":"b","type":"wait","until":"2026-03-02T09:00:00Z"},
                {"id":"c","type":"wait","day":["Mon","Tue"],"time":"09:30","zone":"Europe/Paris"},
                {"id":"d","type":"wait","day":"any"},
                {"id":"e","type":"variant","paths":[{"percent":30,"to":"f"},{"percent":70,"to":"g"}]},
                {"id":"f","type":"action","on":"account","action":"update-status","status":"Hot"},
                {"id":"g","type":"action","on":"account","action":"update-stage","stage":"Intent"},
                {"id":"h","type":"action","on":"account","action":"add-interesting-moment",
                 "momentType":"Web","description":"Seen","coolDown":"PT1M"},
                {"id":"i","type":"action","on":"people","action":"send-message","message":"news"},
                {"id":"j","type":"action","on":"people","action":"add-interesting-moment",
                 "momentType":"Email","description":"Hi","roles":["Champion"]},
                {"id":"k","type":"end"}"""));

    assertThat(text)
        .contains("Wait (a)<br/>1 day 6 hours", "Wait (b)<br/>until 2026-03-02T09:00:00Z")
        .contains("Wait (c)<br/>for Mon, Tue<br/>at 09:30 Europe/Paris")
        .contains("Wait (d)<br/>for the next day<br/>at 00:00")
        .contains("n5 -->|\"30 #37;\"| n6", "n5 -->|\"70 #37;\"| n7")
        .contains("Set status (f)<br/>Hot", "Set stage (g)<br/>Intent")
        .contains("Add moment to the group (h)<br/>Web: Seen<br/>not again for 1 minute")
        .contains("Send message (i)<br/>news<br/>to all members")
        .contains("Add moment to people (j)<br/>Email: Hi<br/>to Champion");
  }

  @Test
  void namesCannotBreakOutOfTheMermaidText() {
    String text = MermaidText.of(hostile());

    assertThat(text.lines())
        .allMatch(line -> line.startsWith("  n") || line.equals("flowchart TD"));
    assertThat(text.replaceAll("<br/>|-->", "")).doesNotContain("<", "&", "`", "%%", "\u202e");
    assertThat(text.lines().filter(line -> line.contains("[\"")))
        .allMatch(line -> line.chars().filter(c -> c == '"').count() == 2);
  }

  @Test
  void namesCannotBreakOutOfThePage() throws Exception {
    String page = JourneyPage.of(hostile());

    assertThat(page).doesNotContain("<script", "\u202e").contains("default-src 'none'");
    assertThat(page).doesNotContainPattern("(src|href)=");
    Document svg = svg(page);
    assertThat(svg.getDocumentElement().getAttribute("aria-label")).startsWith("</title><script>");
  }

  @Test
  void everyBoxAndEveryArrowIsInThePicture() throws Exception {
    Document svg = svg(JourneyPage.of(demo("cooling-off")));

    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1 + 5);
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(6);
    assertThat(Double.parseDouble(svg.getDocumentElement().getAttribute("width"))).isLessThan(900);
  }

  @Test
  void aLoopAndAThousandNodesAreDrawn() throws Exception {
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < 998; i++) {
      nodes.append("{\"id\":\"n%d\",\"type\":\"wait\",\"duration\":\"P1D\"},".formatted(i));
    }
    nodes.append(
        "{\"id\":\"s\",\"type\":\"split\",\"paths\":[{\"when\":\"true\",\"to\":\"n0\"}],\"otherwise\":\"e\"},");
    Document svg =
        svg(JourneyPage.of(journey("Long", "true", nodes + "{\"id\":\"e\",\"type\":\"end\"}")));

    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1 + 1 + 998 + 2);
  }

  private static Journey hostile() {
    String text = HOSTILE.replace("\"", "\\\"");
    return journey(
        text,
        text,
        "{\"id\":\"%s\",\"type\":\"split\",\"paths\":[{\"when\":\"%s\",\"to\":\"e\"}]},{\"id\":\"e\",\"type\":\"end\"}"
            .formatted(text, text));
  }

  private static Journey journey(String name, String audience, String nodes) {
    return read(
        "{\"kind\":\"journey\",\"id\":\"j\",\"version\":1,\"updatedAt\":\"2026-03-02T09:00:00Z\","
            + "\"name\":\""
            + name
            + "\",\"status\":\"live\",\"audience\":\""
            + audience
            + "\",\"nodes\":["
            + nodes
            + "]}");
  }

  private static Journey demo(String id) throws Exception {
    Path catalog = Path.of("..", "deploy", "local", "demo-data", "catalog.ndjson");
    return Files.readAllLines(catalog).stream()
        .filter(line -> line.contains("\"id\":\"" + id + "\""))
        .map(DrawingTest::read)
        .findAny()
        .orElseThrow();
  }

  private static Journey read(String json) {
    return (Journey) new CatalogReader().read(json.getBytes(StandardCharsets.UTF_8)).items().get(0);
  }

  private static Document svg(String page) throws Exception {
    String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
