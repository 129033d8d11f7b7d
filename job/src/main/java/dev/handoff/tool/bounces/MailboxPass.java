package dev.handoff.tool.bounces;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.mail.report.Mailbox;
import dev.handoff.mail.report.Reading;
import dev.handoff.mail.report.ReportReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes through a mailbox, again and again: reads, writes events, and only then marks the mails. A
 * mail that was looked at is not looked at again in this process.
 */
final class MailboxPass {

  private static final int BATCH = 100;

  private final ReportReader reader;
  private final EventTarget target;
  private final Set<String> seen = new HashSet<>();

  MailboxPass(ReportReader reader, EventTarget target) {
    this.reader = reader;
    this.target = target;
  }

  /**
   * What one pass came to.
   *
   * @param mails that were looked at
   * @param written events
   * @param counts of each kind of outcome
   * @param left the mails that stay, with the reason
   */
  record Outcome(int mails, int written, Map<String, Integer> counts, List<String> left) {}

  /** One pass. */
  Outcome over(Mailbox mailbox) throws IOException {
    List<Mailbox.Item> waiting =
        mailbox.waiting().stream().filter(item -> !seen.contains(item.name())).toList();
    Map<String, Integer> counts = new TreeMap<>();
    List<String> left = new ArrayList<>();
    int written = 0;
    for (int from = 0; from < waiting.size(); from += BATCH) {
      List<Mailbox.Item> batch = waiting.subList(from, Math.min(from + BATCH, waiting.size()));
      List<MessageEvent> events = new ArrayList<>();
      List<Mailbox.Item> done = new ArrayList<>();
      for (Mailbox.Item item : batch) {
        Reading reading = read(item);
        counts.merge(outcome(reading), 1, Integer::sum);
        if (reading instanceof Reading.Left stays) {
          left.add(item.name() + ": " + stays.why());
        } else {
          done.add(item);
        }
        if (reading instanceof Reading.Event read) {
          events.add(read.event());
        }
      }
      written += target.write(events);
      mailbox.settle(done);
      batch.forEach(item -> seen.add(item.name()));
    }
    return new Outcome(waiting.size(), written, counts, List.copyOf(left));
  }

  private Reading read(Mailbox.Item item) {
    try {
      return reader.read(item.beginning());
    } catch (IOException e) {
      return new Reading.Left("cannot be fetched");
    }
  }

  private static String outcome(Reading reading) {
    if (reading instanceof Reading.Event read) {
      BounceClass bounceClass = read.event().bounceClass();
      String type = read.event().type().wireName();
      return bounceClass == null ? type : type + ", " + bounceClass.wireName();
    }
    return reading instanceof Reading.Nothing nothing ? nothing.what() : "left in the mailbox";
  }
}
