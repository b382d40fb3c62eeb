package dev.headsup.aws.aside;

import dev.headsup.aws.aside.DeadLetters.Fate;
import dev.headsup.aws.aside.DeadLetters.Letter;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.engine.signal.Setbacks;
import dev.headsup.engine.signal.Setbacks.Setback;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Everything that could not be worked on, in one list: the dead letters of every queue, and the
/// quarantine. What is replayed goes the way that everything goes: an event counts once however
/// often it comes, and deliver asks of each message again whether it may still be sent, so that one
/// that was sent is not sent twice and one that is too late is not sent at all.
public final class PutAside {
  /// Queues go by the function that works on them.
  public static final String TELEMETRY = "telemetry";

  public static final String DELIVER = "deliver";
  public static final String FANOUT = "fanout";
  public static final String FEEDBACK = "feedback";
  public static final String INCIDENTS = "incidents";

  /// Where events lie that could not be understood.
  public static final String QUARANTINE = "quarantine";

  /// For how many days the quarantine keeps.
  private static final int DAYS = 15;

  private final Map<String, DeadLetters> queues;
  private final Quarantine quarantine;
  private final Setbacks setbacks;
  private final Consumer<List<String>> telemetry;
  private final InstantSource clock;

  /// @param queues dead letters by the name of the function
  /// @param telemetry queues messages for the telemetry function
  public PutAside(
      Map<String, DeadLetters> queues,
      Quarantine quarantine,
      Setbacks setbacks,
      Consumer<List<String>> telemetry,
      InstantSource clock) {
    this.queues = Map.copyOf(queues);
    this.quarantine = quarantine;
    this.setbacks = setbacks;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /// What a replay or a drop came to.
  ///
  /// @param done how many
  /// @param left how many were meant, and cannot be replayed
  public record Result(int done, int left) {}

  /// The names of the places.
  public Set<String> places() {
    Set<String> places = new TreeSet<>(queues.keySet());
    places.add(QUARANTINE);
    return places;
  }

  /// What lies in a place.
  ///
  /// @param most how many at most
  /// @throws IllegalArgumentException when there is no such place
  public List<Aside> list(String place, int most) {
    return place.equals(QUARANTINE)
        ? refused(most).stream().map(PutAside::aside).toList()
        : dead(place, most);
  }

  /// Sends what is meant back to where it is worked on.
  ///
  /// @param meant by id
  /// @param as what a refused event counts as; see [Refusal#message]
  public Result replay(String place, Predicate<String> meant, KeyKind as) {
    if (!place.equals(QUARANTINE)) {
      return walk(place, meant, Fate.REPLAY);
    }
    int done = 0;
    int left = 0;
    for (Refused refused : refused(Integer.MAX_VALUE)) {
      if (!meant.test(refused.id())) {
        continue;
      }
      Optional<String> message = new Refusal(refused).message(as);
      if (message.isEmpty()) {
        left++;
        continue;
      }
      telemetry.accept(List.of(message.get()));
      quarantine.remove(refused);
      done++;
    }
    return new Result(done, left);
  }

  /// Deletes what is meant; it is lost.
  ///
  /// @param meant by id
  public Result drop(String place, Predicate<String> meant) {
    if (!place.equals(QUARANTINE)) {
      return walk(place, meant, Fate.DROP);
    }
    List<Refused> gone =
        refused(Integer.MAX_VALUE).stream().filter(each -> meant.test(each.id())).toList();
    gone.forEach(quarantine::remove);
    return new Result(gone.size(), 0);
  }

  private Result walk(String place, Predicate<String> meant, Fate fate) {
    int[] done = {0};
    letters(place)
        .walk(
            Integer.MAX_VALUE,
            letter -> {
              boolean isMeant = meant.test(letter.id());
              done[0] += isMeant ? 1 : 0;
              return isMeant ? fate : Fate.KEEP;
            });
    return new Result(done[0], 0);
  }

  private List<Aside> dead(String place, int most) {
    List<Letter> letters = new ArrayList<>();
    letters(place)
        .walk(
            most,
            letter -> {
              letters.add(letter);
              return Fate.KEEP;
            });
    Map<String, Setback> reasons = setbacks.of(letters.stream().map(Letter::id).toList());
    return letters.stream()
        .map(letter -> {
          Setback setback = reasons.get(letter.id());
          return new Aside(
              place,
              letter.id(),
              Contents.of(place, letter.body()),
              setback == null ? 0 : setback.tries(),
              setback == null
                  ? "no reason was noted; the log of " + place + " has it"
                  : setback.why(),
              letter.sent(),
              letter.body(),
              true);
        })
        .toList();
  }

  private DeadLetters letters(String place) {
    DeadLetters found = queues.get(place);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no queue " + place + ", only " + String.join(", ", places()));
    }
    return found;
  }

  private List<Refused> refused(int most) {
    List<Refused> all = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int back = 0; back < DAYS && all.size() < most; back++) {
      int room = most == Integer.MAX_VALUE ? 0 : most - all.size();
      quarantine.on(today.minusDays(back), room).stream()
          .filter(refused -> clock.instant().isBefore(refused.at().plus(Quarantine.KEPT)))
          .forEach(all::add);
    }
    return all;
  }

  private static Aside aside(Refused refused) {
    return new Aside(
        QUARANTINE,
        refused.id(),
        "a refused event: " + refused.reason(),
        1,
        refused.detail(),
        refused.at(),
        refused.event(),
        new Refusal(refused).canComeAgain());
  }
}
