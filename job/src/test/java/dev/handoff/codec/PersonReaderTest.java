package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.only;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.group.Person;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonReaderTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private final PersonReader reader = new PersonReader();

  @Test
  void everyFieldIsRead() {
    assertThat(
            only(
                reader.read(
                    json(
                        "{'personId':'adam','firstName':'Adam','lastName':'Levy','title':'CIO',"
                            + "'email':'adam@lumia.example','phone':'+33 1','locale':'fr_FR',"
                            + "'timeZone':'Europe/Paris','updatedAt':'2026-03-02T10:00:00+01:00',"
                            + "'somethingNew':{'x':[1]}}"))))
        .isEqualTo(
            new Person(
                "adam",
                "Adam",
                "Levy",
                "CIO",
                "adam@lumia.example",
                "+33 1",
                "fr-FR",
                "Europe/Paris",
                MONDAY,
                false));
  }

  @Test
  void nullAndBlankAreAbsence() {
    assertThat(
            only(
                reader.read(
                    json(
                        "{'personId':'adam','firstName':null,'email':'','timeZone':' ',"
                            + "'erased':null,'updatedAt':'2026-03-02T09:00:00Z'}"))))
        .isEqualTo(new Person("adam", null, null, null, null, null, null, null, MONDAY, false));
  }

  @Test
  void anErasureNeedsOnlyIdAndTimeAndKeepsNothingElse() {
    assertThat(
            only(
                reader.read(
                    json(
                        "{'personId':'adam','erased':true,'firstName':3,"
                            + "'updatedAt':'2026-03-02T09:00:00Z'}"))))
        .isEqualTo(new Person("adam", null, null, null, null, null, null, null, MONDAY, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'updatedAt':'2026-03-02T09:00:00Z'}|personId",
        "{'personId':' ','updatedAt':'2026-03-02T09:00:00Z'}|personId",
        "{'personId':7,'updatedAt':'2026-03-02T09:00:00Z'}|personId",
        "{'personId':'a'}|updatedAt",
        "{'personId':'a','updatedAt':'2026-03-02T09:00:00'}|updatedAt",
        "{'personId':'a','erased':'yes','updatedAt':'2026-03-02T09:00:00Z'}|erased",
        "{'personId':'a','title':['x'],'updatedAt':'2026-03-02T09:00:00Z'}|title",
        "{'personId':'a','email':'Adam Levy','updatedAt':'2026-03-02T09:00:00Z'}|email",
        "{'personId':'a','timeZone':'Mars/Olympus','updatedAt':'2026-03-02T09:00:00Z'}|timeZone",
        "{'personId':'a','locale':'français!','updatedAt':'2026-03-02T09:00:00Z'}|locale",
      })
  void aMissingOrWrongFieldIsNamed(String record, String field) {
    Rejection rejection = onlyRejection(reader.read(json(record.replace('\'', '"'))));
    assertThat(rejection.field()).isEqualTo(field);
    assertThat(rejection.reason()).startsWith(field + " is ");
  }

  @Test
  void aReasonDoesNotGiveThePersonAway() {
    assertThat(
            onlyRejection(
                    reader.read(
                        json(
                            "{'personId':'a','email':'Adam Levy','updatedAt':'2026-03-02T09:00:00Z'}")))
                .reason())
        .doesNotContain("Levy");
  }
}
