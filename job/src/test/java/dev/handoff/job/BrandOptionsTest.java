package dev.handoff.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.fixture.Pictures;
import dev.handoff.template.Brand;
import dev.handoff.template.Logo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say whose mail it is. */
class BrandOptionsTest {
  @TempDir Path dir;

  @BeforeEach
  void there_is_something_to_read() throws IOException {
    Files.createFile(dir.resolve("activities.ndjson"));
  }

  @Test
  void a_brand_is_name_colour_footer_contact_and_logo() throws Exception {
    Path file = Files.write(dir.resolve("logo.png"), Pictures.wordmark());
    Brand brand =
        brand(
            "--brand.name",
            "Côté Ventes",
            "--brand.colour",
            "#0a7d5a",
            "--brand.footer",
            "75002 Paris",
            "--brand.contact",
            "privacy@example.com",
            "--brand.logo",
            file.toString());
    assertThat(brand)
        .usingRecursiveComparison()
        .isEqualTo(
            new Brand(
                "Côté Ventes",
                "#0a7d5a",
                "75002 Paris",
                "privacy@example.com",
                Logo.of(Pictures.wordmark())));
    assertThat(brand()).isEqualTo(Brand.standard());
  }

  @Test
  void a_file_that_is_no_logo_is_refused_with_its_option_and_what_it_takes() throws Exception {
    Path text = Files.writeString(dir.resolve("logo.svg"), "<svg/>", UTF_8);
    Path large = Files.write(dir.resolve("large.png"), new byte[Logo.LARGEST + 1]);
    refused(text.toString(), "takes a PNG or JPEG picture");
    refused(large.toString(), "has 51201 bytes, more than 51200");
    refused(dir.resolve("absent.png").toString(), "cannot be read");
    refused(dir.toString(), "cannot be read");
  }

  @Test
  void a_wrong_colour_and_a_wrong_logo_are_told_together() {
    assertThatThrownBy(() -> brand("--brand.colour", "blue", "--brand.logo", "absent.png"))
        .hasMessageContaining("brand.colour: takes #rrggbb")
        .hasMessageContaining("brand.logo: \"absent.png\" cannot be read");
  }

  private void refused(String file, String why) {
    assertThatThrownBy(() -> brand("--brand.logo", file))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("brand.logo: \"" + file + "\" " + why);
  }

  private Brand brand(String... options) throws BadOptionsException {
    Stream<String> run =
        Stream.of("--input", dir.toString(), "--output", dir.resolve("out").toString());
    var mail =
        SettingsReader.read(Stream.concat(run, Stream.of(options)).toArray(String[]::new)).mail();
    assertThat(mail).isNotNull();
    return mail.brand();
  }
}
