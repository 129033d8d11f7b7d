package dev.handoff.codec;

import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.timeline.PersonTimeline;

/** Timelines of people, as {@code explain --json} prints them. */
public final class TimelineWriter {
  private TimelineWriter() {}

  /** Compact JSON; what there is none of is left out. */
  public static byte[] write(PersonTimeline timeline) {
    Person person = timeline.person();
    return JsonOutput.object(
        out -> {
          out.text("personId", timeline.personId());
          if (person != null) {
            out.text("firstName", person.firstName());
            out.text("lastName", person.lastName());
            out.text("email", person.email());
            out.flag("erased", person.erased());
          }
          out.objects(
              "entries",
              timeline.entries(),
              (o, entry) -> {
                MessageClass messageClass = entry.messageClass();
                o.instant("at", entry.at());
                o.text("kind", entry.kind().wireName());
                o.text("class", messageClass == null ? null : messageClass.wireName());
                o.text("what", entry.what());
                o.text("detail", entry.detail());
                o.text("messageId", entry.messageId());
                o.flag("automated", entry.automated());
              });
        });
  }
}
