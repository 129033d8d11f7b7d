package dev.handoff.tool.replay;

import dev.handoff.domain.evaluate.MemberFile;
import dev.handoff.domain.evaluate.Members;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A group's members, kept in a map. */
final class MembersInMemory implements Members {

  private final TreeMap<String, MemberFile> byKey = new TreeMap<>();

  @Override
  public @Nullable MemberFile get(String personKey) {
    return byKey.get(personKey);
  }

  @Override
  public void put(MemberFile member) {
    byKey.put(member.personKey(), member);
  }

  @Override
  public void remove(String personKey) {
    byKey.remove(personKey);
  }

  @Override
  public Collection<MemberFile> all() {
    return List.copyOf(byKey.values());
  }
}
