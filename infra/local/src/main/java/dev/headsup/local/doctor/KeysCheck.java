package dev.headsup.local.doctor;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Whether somebody can send events, and will be able to next week.
record KeysCheck(Supplier<List<WriteKey>> keys, InstantSource clock) implements Check {

  private static final Duration SOON = Duration.ofDays(14);

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public List<Finding> look() {
    Instant now = clock.instant();
    List<WriteKey> open =
        keys.get().stream().filter(key -> key.state(now) == WriteKey.State.OPEN).toList();
    if (open.isEmpty()) {
      return List.of(
          Finding.wrong(
              "no write key is open: every event is refused",
              "make one",
              "keys create --kind server --name TEXT"));
    }
    List<Finding> found = new ArrayList<>();
    if (open.stream().noneMatch(key -> key.kind() == KeyKind.SERVER)) {
      found.add(
          Finding.look(
              "no server key is open: nobody can set addresses or consent",
              "make one for your servers",
              "keys create --kind server --name TEXT"));
    }
    for (WriteKey key : open) {
      Instant expires = key.expires();
      if (expires != null && expires.isBefore(now.plus(SOON))) {
        found.add(
            Finding.look(
                "the key " + key.id() + " expires on " + expires, "make the next one in time"));
      }
    }
    if (found.isEmpty()) {
      found.add(Finding.ok(open.size() + (open.size() == 1 ? " is open" : " are open")));
    }
    return found;
  }
}
