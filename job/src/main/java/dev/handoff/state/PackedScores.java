package dev.handoff.state;

import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.ScoredMember;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the members of a group stand, as bytes: a dictionary of roles and activity types, then some
 * fifty bytes a member. In one piece, because a score record asks for all of them.
 */
final class PackedScores {

  private PackedScores() {}

  static byte[] of(Collection<ScoredMember> members) {
    PackedWriter out = new PackedWriter();
    Map<String, Integer> words = words(members);
    out.each(words.keySet(), out::text);
    out.each(
        members,
        member -> {
          out.text(member.personKey());
          out.text(member.personId());
          out.number(place(words, member.role()));
          out.number(member.score().nanos());
          out.each(
              member.tallies().entrySet(),
              tally -> {
                out.number(place(words, tally.getKey()));
                out.number(tally.getValue());
              });
        });
    return out.toByteArray();
  }

  static List<ScoredMember> members(byte[] packed) {
    PackedReader in = new PackedReader(packed);
    List<String> words = in.each(in::text);
    return in.each(
        () ->
            new ScoredMember(
                in.text(),
                in.text(),
                words.get(in.number()),
                new Score(in.longNumber()),
                tallies(words, in)));
  }

  private static SortedMap<String, Integer> tallies(List<String> words, PackedReader in) {
    SortedMap<String, Integer> tallies = new TreeMap<>();
    for (int left = in.number(); left > 0; left--) {
      tallies.put(words.get(in.number()), in.number());
    }
    return tallies;
  }

  private static Map<String, Integer> words(Collection<ScoredMember> members) {
    Map<String, Integer> words = new LinkedHashMap<>();
    for (ScoredMember member : members) {
      words.putIfAbsent(member.role(), words.size());
      for (String type : member.tallies().keySet()) {
        words.putIfAbsent(type, words.size());
      }
    }
    return words;
  }

  private static int place(Map<String, Integer> words, String word) {
    return Objects.requireNonNull(words.get(word));
  }
}
