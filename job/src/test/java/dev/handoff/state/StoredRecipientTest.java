package dev.handoff.state;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.gate.Consents;
import dev.handoff.domain.gate.Consents.Law;
import dev.handoff.domain.gate.Consents.Statement;
import dev.handoff.domain.gate.Jurisdiction;
import dev.handoff.domain.gate.Passes;
import dev.handoff.domain.gate.Passes.Pass;
import dev.handoff.domain.gate.RecipientFile;
import dev.handoff.domain.gate.Suppressions;
import dev.handoff.domain.gate.Suppressions.Objection;
import dev.handoff.domain.gate.Suppressions.Protest;
import dev.handoff.domain.gate.Suppressions.SoftBounce;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What is known of an address comes back as it was, through Flink's serialiser. */
class StoredRecipientTest {

  private static final String MESSAGE_ID = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void anAddress() throws IOException {
    RecipientFile file =
        new RecipientFile(
            new Suppressions(
                MONDAY,
                TUESDAY,
                List.of(new SoftBounce(MESSAGE_ID, WEDNESDAY)),
                List.of(
                    new Objection(Protest.COMPLAINT, null, MONDAY),
                    new Objection(Protest.UNSUBSCRIBE, "newsletter", TUESDAY))),
            new Consents(
                List.of(
                    new Statement(ADA, Purpose.MARKETING_EMAIL, null, Status.GRANTED, MONDAY),
                    new Statement(
                        BEN, Purpose.OPEN_TRACKING, "newsletter", Status.DENIED, TUESDAY)),
                List.of(new Law(ADA, Jurisdiction.FR, MONDAY))),
            new Passes(
                Map.of(MESSAGE_ID, WEDNESDAY, "of an older version", TUESDAY),
                List.of(
                    new Pass(MESSAGE_ID, true, "offre-d’été", 12, MONDAY.plusMillis(7)),
                    new Pass("other", false, "order", 1, TUESDAY)),
                Map.of(MESSAGE_ID, true, "of an older version", false)));

    RecipientFile back = written(StoredRecipient.of(file)).toDomain();

    assertThat(back).usingRecursiveComparison().isEqualTo(file);
  }

  @Test
  void anAddressNobodyHasWrittenTo() throws IOException {
    StoredRecipient stored = StoredRecipient.of(RecipientFile.empty());

    assertThat(stored.passes()).isEmpty();
    assertThat(written(stored).toDomain().isEmpty()).isTrue();
  }

  @Test
  void aMailLetThroughTakesSomeFiftyBytes() {
    Passes one = new Passes(Map.of(MESSAGE_ID, WEDNESDAY), List.of(), Map.of());

    assertThat(PackedPasses.of(one)).hasSizeLessThan(55);
  }

  private static StoredRecipient written(StoredRecipient stored) throws IOException {
    TypeSerializer<StoredRecipient> serializer =
        TypeInformation.of(StoredRecipient.class).createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(stored, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
