package dev.handoff.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/conditions.md} is the vocabulary, written down, with examples that were tried. */
class ConditionsPageTest {

  private static final Path PAGE = Path.of("docs", "conditions.md");

  @Test
  void thePageSaysWhatConditionsKnow() throws Exception {
    String page = ConditionsPage.markdown();
    if (Boolean.getBoolean("conditions.update")) {
      Files.writeString(PAGE, page);
      return;
    }

    assertThat(Files.readString(PAGE))
        .as("mvn test -Dtest=ConditionsPageTest -Dconditions.update=true writes it anew")
        .isEqualTo(page);
  }
}
