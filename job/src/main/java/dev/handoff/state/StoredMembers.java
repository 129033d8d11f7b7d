package dev.handoff.state;

import dev.handoff.domain.evaluate.MemberFile;
import dev.handoff.domain.evaluate.Members;
import dev.handoff.domain.evaluate.ScoredMember;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * The members of the current key's group in keyed state: read when asked for, written once by
 * {@link #store}. How those who count stand is known from the group.
 */
public final class StoredMembers implements Members {

  private final MapState<String, StoredMember> stored;
  private final TreeMap<String, ScoredMember> scored = new TreeMap<>();
  private final TreeMap<String, MemberFile> loaded = new TreeMap<>();
  private final TreeSet<String> changed = new TreeSet<>();
  private boolean allLoaded;

  /**
   * @param scored those who count, as they are stored with the group
   */
  public StoredMembers(MapState<String, StoredMember> stored, List<ScoredMember> scored) {
    this.stored = stored;
    scored.forEach(member -> this.scored.put(member.personKey(), member));
  }

  @Override
  public @Nullable MemberFile get(String personKey) {
    MemberFile known = loaded.get(personKey);
    if (known != null || allLoaded || changed.contains(personKey)) {
      return known;
    }
    StoredMember member = StateAccess.read(() -> stored.get(personKey));
    return member == null ? null : keep(personKey, member);
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
          keep(entry.getKey(), entry.getValue());
        }
      }
      allLoaded = true;
    }
    return loaded.values();
  }

  @Override
  public Collection<ScoredMember> scored() {
    for (String personKey : changed) {
      MemberFile member = loaded.get(personKey);
      if (member != null && member.counts()) {
        scored.put(personKey, ScoredMember.of(member));
      } else {
        scored.remove(personKey);
      }
    }
    return scored.values();
  }

  /** Writes what has changed, but for how members stand. */
  public void store() {
    for (String personKey : changed) {
      MemberFile member = loaded.get(personKey);
      if (member == null) {
        StateAccess.write(() -> stored.remove(personKey));
      } else {
        StateAccess.write(() -> stored.put(personKey, StoredMember.of(member)));
      }
    }
  }

  private MemberFile keep(String personKey, StoredMember stored) {
    MemberFile member = stored.toDomain(personKey, scored.get(personKey));
    loaded.put(personKey, member);
    return member;
  }
}
