package dev.handoff.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.fixture.Alerts;
import freemarker.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder of one's own templates: what it changes, and what is refused with its place. */
class TemplateFolderTest {
  private static final String FOOTER =
      """
      <#-- intent: neutral -->
      <#macro footer><tr><td>Made in Lyon. <#nested></td></tr></#macro>
      """;

  @TempDir Path dir;

  @BeforeEach
  void there_is_a_place_for_blocks() throws IOException {
    Files.createDirectories(dir.resolve("blocks"));
  }

  @Test
  void one_file_takes_the_place_of_the_built_in_one_and_all_others_stay() throws IOException {
    put("blocks/footer.html.ftlh", "\ufeff" + FOOTER);
    TemplateFolder.Reading reading = TemplateFolder.read(dir);

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.templates().own()).containsExactly("blocks/footer.html.ftlh");
    RenderedMail built = render(Templates.builtIn());
    RenderedMail own = render(reading.templates());
    assertThat(Html.words(own.html())).contains("Made in Lyon.", "Experience Manager Assets");
    assertThat(own.html()).doesNotContain("\ufeff");
    assertThat(own.text()).isEqualTo(built.text());
    assertThat(built.html()).doesNotContain("Lyon");
  }

  @Test
  void what_every_mail_is_given_is_there_for_templates_of_any_name() throws IOException {
    put("sales-alert.txt.ftl", "${lang} ${brand.name} ${colours.brand} ${title}: ${preheader}\n");
    TemplateFolder.Reading reading = TemplateFolder.read(dir);
    assertThat(reading.faults()).isEmpty();
    assertThat(render(reading.templates()).text()).startsWith("en Handoff #2f5bea Lumia · ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<p>\\n</#list>                       | 2:1 | \"\"\"</#list>\"\" cannot stand here: what it closes or continues is not open\"",
        "<p>\\n  ${alert.group.nmae}          | 2:5 | there is no alert.group.nmae, only account, accountUrl, brief, ",
        "${unknown.name}                      | 1:3 | there is no unknown, only alert, brand, colours, ",
        "<#include \"../../etc/passwd\">      | 1:1 | there is no template ../../etc/passwd, neither in the folder nor built in",
        "<#include \"/etc/passwd\">           | 1:1 | there is no template /etc/passwd, neither",
        "<#include \"file:///etc/passwd\">    | 1:1 | there is no template file:///etc/passwd, neither",
        "${\"java.lang.Runtime\"?new()}       | 1:1 | ?new is not allowed in templates",
        "<#if false>${alert?api.x}</#if>      | 1:12 | ?api is not allowed in templates",
        "<#assign x = alert.at?interpret>     | 1:1 | ?interpret is not allowed in templates",
        "a ${alert.group.name?no_esc}         | 1:3 | ?no_esc is not allowed in templates",
        "<#noautoesc>${alert.at}</#noautoesc> | 1:1 | <#noautoesc> is not allowed",
        "<#ftl output_format=\"plainText\">x  | 1:1 | does not escape what it shows",
        "<#-- intent: advert -->              | 1:13 | the intent of a block is transactional, promotional, neutral, not advert",
        "<#macro m><@m/></#macro><@m/>        | 1:1 | a macro or function calls itself without an end",
        "a\\n<#list 1.. as i>${i}</#list>     | 2:17 | writes more than 1048576 characters",
        "<#assign s=\"ab\"><#list 1..60 as i><#assign s=s+s></#list>| 1:17 | takes more than 256 MB of memory",
        "<#assign s=''?left_pad(500000)>\\n<#list 1.. as i><#if s?contains('b')></#if></#list>| 2:1 | computes for more than 3.0 s; a loop without an end, or far too long a one?",
        "<#assign x><#list 1.. as i>${''?left_pad(9999999)}</#list></#assign> | 1:12 | takes more than 256 MB of memory",
      })
  void a_fault_is_told_with_line_and_column_and_what_would_be_right(
      String text, String place, String message) throws IOException {
    put("sales-alert.html.ftlh", text.replace("\\n", "\n"));
    List<TemplateFault> faults = TemplateFolder.read(dir).faults();
    assertThat(faults).hasSizeGreaterThanOrEqualTo(1);
    assertThat(faults.get(0).text()).startsWith("sales-alert.html.ftlh:" + place + ": " + message);
  }

  @Test
  void a_block_that_its_user_calls_wrongly_is_told_where_it_is_called() throws IOException {
    put(
        "sales-alert.html.ftlh",
        "<#import \"blocks/header.html.ftlh\" as h>\n<@h.header at=alert.at/>\n");
    assertThat(TemplateFolder.read(dir).faults().get(0).text())
        .startsWith("sales-alert.html.ftlh:2:1: ")
        .contains("kind", "blocks/header.html.ftlh:3:");
  }

  @Test
  void what_only_an_alert_without_anything_shows_is_found_too() throws IOException {
    put("sales-alert.html.ftlh", "<p>${alert.top[0].name}</p>");
    assertThat(TemplateFolder.read(dir).faults().get(0).text())
        .startsWith("sales-alert.html.ftlh:1:6: ");
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused_where_it_begins_not_to_be() throws IOException {
    Files.write(dir.resolve("sales-alert.txt.ftl"), "Bonjour,\nl'été".getBytes(ISO_8859_1));
    assertThat(faults())
        .containsExactly("sales-alert.txt.ftl:2:3: is not UTF-8 from here on; save it as UTF-8");
  }

  @Test
  void files_that_would_not_be_used_or_are_too_large_are_told() throws IOException {
    put("sales-alert.ftl", "x");
    put("blocks/footer.html.ftl", "x");
    put("notes.md", "passed over");
    put("blocks/large.txt.ftl", "x".repeat(TemplateFolder.LARGEST + 1));
    assertThat(faults())
        .containsExactly(
            "sales-alert.ftl:1:1: is not used: a template's name ends in .html.ftlh or .txt.ftl",
            "blocks/footer.html.ftl:1:1: is not used: a template's name ends in .html.ftlh or"
                + " .txt.ftl",
            "blocks/large.txt.ftl:1:1: has 262145 bytes, more than 262144 (256 kB)");
  }

  @Test
  void all_together_fit_into_a_job_graph() throws IOException {
    for (int i = 0; i < 5; i++) {
      put("blocks/b" + i + ".txt.ftl", "x".repeat(TemplateFolder.LARGEST));
    }
    assertThat(faults())
        .containsExactly(
            "blocks/b4.txt.ftl:1:1: is too much: all templates together may have 1048576 bytes");
  }

  @Test
  void a_link_may_lead_to_another_place_in_the_folder_but_not_out_of_it() throws IOException {
    Path inside = Files.createDirectories(dir.resolve("..2026_11_25"));
    Files.writeString(inside.resolve("footer.html.ftlh"), FOOTER);
    Files.createSymbolicLink(
        dir.resolve("blocks/footer.html.ftlh"), inside.resolve("footer.html.ftlh"));
    assertThat(TemplateFolder.read(dir).faults()).isEmpty();
    assertThat(TemplateFolder.read(dir).templates().own()).hasSize(1);

    Files.createSymbolicLink(dir.resolve("sales-alert.txt.ftl"), Path.of("/etc/passwd"));
    assertThat(faults())
        .containsExactly(
            "sales-alert.txt.ftl:1:1: is a link that leads out of the folder: put the file itself"
                + " there");
  }

  @Test
  void a_folder_that_is_none_or_holds_none_is_told() {
    assertThatThrownBy(() -> TemplateFolder.read(dir)).hasMessageStartingWith("holds no template");
    assertThatThrownBy(() -> TemplateFolder.read(dir.resolve("absent")))
        .hasMessageStartingWith("is not there");
    assertThatThrownBy(() -> TemplateFolder.read(Path.of("pom.xml"))).hasMessage("is no folder");
  }

  @Test
  void where_nobody_looks_a_template_is_left_behind() throws IOException {
    Templates templates =
        Templates.of(
            Map.of(
                "a.txt.ftl", "${(1..200000000)?filter(x -> x % 7 == 8)?size} ${''?left_pad(9)}"));
    Template template =
        TemplateEngine.of(templates)
            .parse("a.txt.ftl", String.valueOf(templates.text("a.txt.ftl")));
    BoundedFill fill =
        new BoundedFill(
            template,
            Map.of(),
            new FaultReading(templates),
            new BoundedFill.Bounds(Duration.ofMillis(100), 1L << 40, 1_000));
    assertThatThrownBy(fill::run)
        .isInstanceOf(OutOfBoundsException.class)
        .hasMessageContaining("could not be stopped");
  }

  private List<String> faults() {
    return TemplateFolder.read(dir).faults().stream().map(TemplateFault::text).toList();
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }

  private static RenderedMail render(Templates templates) {
    return new AlertRenderer(
            Brand.standard(),
            AlertLinks.none(),
            templates,
            fault -> {
              throw new AssertionError(fault.text());
            })
        .render(Alerts.full("en"));
  }
}
