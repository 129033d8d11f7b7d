package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

/** The README's table of options is the class {@link HandoffOptions}, written down. */
class OptionsTableTest {

  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "<!-- options -->\n";
  private static final String END = "<!-- /options -->";

  @Test
  void theReadmeListsTheOptionsThatThereAre() throws IOException {
    String readme = Files.readString(README);
    assertThat(readme).contains(BEGIN, END);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    if (Boolean.getBoolean("readme.update")) {
      Files.writeString(
          README, readme.substring(0, begin) + OptionsTable.markdown() + readme.substring(end));
      return;
    }

    assertThat(readme.substring(begin, end))
        .as("the table; mvn test -Dtest=OptionsTableTest -Dreadme.update=true writes it anew")
        .isEqualTo(OptionsTable.markdown());
  }

  @Test
  void everyOptionSaysWhatItDoesInASentence() {
    for (ConfigOption<?> option : HandoffOptions.all()) {
      assertThat(OptionsTable.markdown())
          .containsPattern("\\| `" + option.key().replace(".", "\\.") + "` \\| .* \\| .+\\. \\|\n");
    }
  }
}
