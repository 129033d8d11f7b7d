package dev.handoff.tool.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.RunningTrack;
import dev.handoff.operator.Secret;
import dev.handoff.operator.TrackAddress;
import dev.handoff.tool.doctor.Diagnosis.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of the links of mails. */
class LinkCheckTest {

  @TempDir private Path folder;

  @Test
  void linksThatTrackAnswersAreFineAndThoseOfAStoppedOneAreAWarning() throws Exception {
    TrackAddress address;
    try (RunningTrack track = new RunningTrack(folder, List.of("--to", folder.toString()))) {
      address =
          new TrackAddress(
              track.baseUrl(), new Secret("track.keys", folder.resolve("track.keys").toString()));

      assertThat(LinkCheck.of(address)).extracting(Diagnosis::level).containsOnly(Level.FINE);
    }
    assertThat(LinkCheck.of(address))
        .last()
        .satisfies(
            diagnosis -> {
              assertThat(diagnosis.level()).isEqualTo(Level.WARNING);
              assertThat(diagnosis.found()).startsWith("does not answer");
            });
  }

  @Test
  void keysThatCannotBeUsedAreAFault() throws Exception {
    Path keys = Files.writeString(folder.resolve("bad.keys"), "k1:c2hvcnQ=");
    TrackAddress address =
        new TrackAddress("http://localhost:1", new Secret("track.keys", keys.toString()));

    assertThat(LinkCheck.of(address)).first().extracting(Diagnosis::level).isEqualTo(Level.FAULT);
  }
}
