package dev.handoff.codec;

import dev.handoff.domain.group.Person;
import java.time.ZoneId;

/** Reads the {@code people} topic (SPEC section 1). Never throws on any input. */
public final class PersonReader {

  /** The person, or the erasure, in these bytes, or why there is none. */
  public Parsed<Person> read(byte[] json) {
    return RecordReader.read(json, PersonReader::person);
  }

  private static Person person(JsonRecord record) {
    if (record.flag("erased")) {
      return new Person(
          record.text("personId"),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          record.time("updatedAt"),
          true);
    }
    ZoneId zone = record.optionalFormUnlessBlank("timeZone", TextForm.ZONE);
    return new Person(
        record.text("personId"),
        record.optionalText("firstName"),
        record.optionalText("lastName"),
        record.optionalText("title"),
        record.optionalFormUnlessBlank("email", TextForm.ADDRESS),
        record.optionalText("phone"),
        record.optionalFormUnlessBlank("locale", TextForm.LOCALE),
        zone == null ? null : zone.getId(),
        record.time("updatedAt"),
        false);
  }
}
