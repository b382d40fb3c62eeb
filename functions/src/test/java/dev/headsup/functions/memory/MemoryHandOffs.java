package dev.headsup.functions.memory;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.State;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.handoff.Notice;
import dev.headsup.engine.handoff.Resolution;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cases for people, in memory.
public final class MemoryHandOffs implements HandOffs {
  private final Map<String, HandOff> cases = new LinkedHashMap<>();

  private static String key(CustomerId customer, String id) {
    return customer.value() + "/" + id;
  }

  private HandOff put(HandOff handOff) {
    cases.put(key(handOff.customer(), handOff.id()), handOff);
    return handOff;
  }

  @Override
  public HandOff open(HandOff fresh) {
    return find(fresh.customer(), fresh.id()).orElseGet(() -> put(fresh));
  }

  @Override
  public Optional<HandOff> find(CustomerId customer, String id) {
    return Optional.ofNullable(cases.get(key(customer, id)));
  }

  @Override
  public Optional<Answer> take(CustomerId customer, String id, Taken by) {
    return find(customer, id)
        .map(now -> {
          Taken taken = now.taken();
          if (now.state() == State.OPEN) {
            return new Answer(put(now.with(by)), true);
          }
          boolean mine = taken != null && taken.person().equals(by.person());
          return new Answer(now, mine && now.state() == State.TAKEN);
        });
  }

  @Override
  public Optional<Answer> resolve(CustomerId customer, String id, Resolution resolution) {
    return find(customer, id)
        .map(now ->
            now.state() == State.RESOLVED
                ? new Answer(now, resolution.equals(now.resolution()))
                : new Answer(put(now.with(resolution)), true));
  }

  @Override
  public void noteTold(CustomerId customer, String id, Notice notice) {
    find(customer, id)
        .ifPresent(now -> {
          Set<String> told = new HashSet<>(now.told());
          told.add(notice.word());
          put(
              new HandOff(
                  now.id(),
                  now.customer(),
                  now.trigger(),
                  now.because(),
                  now.severity(),
                  now.opened(),
                  now.promised(),
                  now.evidence(),
                  now.taken(),
                  now.resolution(),
                  told));
        });
  }

  @Override
  public List<HandOff> waiting(int limit) {
    return cases.values().stream()
        .filter(each -> each.state() != State.RESOLVED)
        .sorted(Comparator.comparing(HandOff::promised))
        .limit(limit)
        .toList();
  }

  @Override
  public List<HandOff> of(CustomerId customer) {
    return cases.values().stream()
        .filter(each -> each.customer().equals(customer))
        .sorted(Comparator.comparing(HandOff::opened).reversed())
        .toList();
  }
}
