package dev.handoff.state;

import dev.handoff.domain.evaluate.MemberFile;
import dev.handoff.domain.evaluate.Members;
import dev.handoff.domain.evaluate.ScoredMember;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * The members of the current key's group in keyed state: read when asked for, written once by
 * {@link #store}.
 */
public final class StoredMembers implements Members {

  private final MapState<String, StoredMember> stored;
  private final TreeMap<String, MemberFile> loaded = new TreeMap<>();
  private final TreeSet<String> changed = new TreeSet<>();
  private boolean allLoaded;

  public StoredMembers(MapState<String, StoredMember> stored) {
    this.stored = stored;
  }

  @Override
  public @Nullable MemberFile get(String personKey) {
    MemberFile known = loaded.get(personKey);
    if (known != null || allLoaded || changed.contains(personKey)) {
      return known;
    }
    StoredMember member = StateAccess.read(() -> stored.get(personKey));
    if (member == null) {
      return null;
    }
    return keep(member.toDomain(personKey));
  }

  @Override
  public void put(MemberFile member) {
    loaded.put(member.personKey(), member);
    changed.add(member.personKey());
  }

  @Override
  public void remove(String personKey) {
    loaded.remove(personKey);
    changed.add(personKey);
  }

  @Override
  public Collection<MemberFile> all() {
    if (!allLoaded) {
      for (Map.Entry<String, StoredMember> entry : StateAccess.read(stored::entries)) {
        if (!loaded.containsKey(entry.getKey()) && !changed.contains(entry.getKey())) {
          keep(entry.getValue().toDomain(entry.getKey()));
        }
      }
      allLoaded = true;
    }
    return loaded.values();
  }

  @Override
  public Collection<ScoredMember> scored() {
    if (allLoaded) {
      return Members.super.scored();
    }
    List<ScoredMember> scored = new ArrayList<>();
    for (Map.Entry<String, StoredMember> entry : StateAccess.read(stored::entries)) {
      String personKey = entry.getKey();
      if (!loaded.containsKey(personKey) && !changed.contains(personKey)) {
        ScoredMember member = entry.getValue().scored(personKey);
        if (member != null) {
          scored.add(member);
        }
      }
    }
    loaded.values().stream().filter(MemberFile::counts).map(ScoredMember::of).forEach(scored::add);
    scored.sort(Comparator.comparing(ScoredMember::personKey));
    return scored;
  }

  /** Writes what has changed. */
  public void store() {
    for (String personKey : changed) {
      MemberFile member = loaded.get(personKey);
      if (member == null) {
        StateAccess.write(() -> stored.remove(personKey));
      } else {
        StateAccess.write(() -> stored.put(personKey, StoredMember.of(member)));
      }
    }
    changed.clear();
  }

  private MemberFile keep(MemberFile member) {
    loaded.put(member.personKey(), member);
    return member;
  }
}
