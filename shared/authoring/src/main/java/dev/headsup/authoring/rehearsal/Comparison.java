package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.rehearsal.Rehearsal.Expected;
import dev.headsup.authoring.rehearsal.Rehearsal.What;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares what was decided with what was expected, in words for whoever wrote the test.
///
/// Both are in the order of time. Waits that no expectation speaks of are passed over; everything
/// else that was decided is expected, or a difference.
final class Comparison {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String id;
  private final LocalDate first;

  private Comparison(String id, LocalDate first) {
    this.id = id;
    this.first = first;
  }

  /// The differences; empty when all is as expected.
  static List<String> of(String id, Rehearsal rehearsal, List<Decided> decided) {
    LocalDate first =
        rehearsal.happenings().isEmpty()
            ? Clock.DAY
            : rehearsal.happenings().getFirst().at().atZone(ZoneOffset.UTC).toLocalDate();
    return new Comparison(id, first).differences(rehearsal.expected(), decided);
  }

  private List<String> differences(List<Expected> expected, List<Decided> decided) {
    List<String> differences = new ArrayList<>();
    List<Decided> left = new ArrayList<>(decided);
    for (Expected each : expected) {
      while (!left.isEmpty() && isPassedOver(each, left.getFirst())) {
        left.removeFirst();
      }
      if (left.isEmpty()) {
        differences.add(expected(each) + ", was: nothing");
      } else if (!meets(each, left.getFirst())) {
        differences.add(expected(each) + ", was: " + was(left.removeFirst()));
      } else {
        left.removeFirst();
      }
    }
    left.stream()
        .filter(each -> !(each.decision() instanceof Decision.Defer))
        .forEach(each -> differences.add("expected: nothing more, was: " + was(each)));
    return differences;
  }

  private static boolean isPassedOver(Expected expected, Decided decided) {
    return decided.decision() instanceof Decision.Defer && !(expected.what() instanceof What.Waits);
  }

  private boolean meets(Expected expected, Decided decided) {
    boolean what =
        switch (expected.what()) {
          case What.Told(Set<Channel> by) ->
              decided.decision() instanceof Decision.Send(var channels, var otherwise)
                  && by.equals(Set.copyOf(channels));
          case What.NotTold(String because) ->
              (decided.decision() instanceof Decision.Suppress
                      || decided.decision() instanceof Decision.HoldOut)
                  && stop(decided).filter(verdict -> says(verdict, because)).isPresent();
          case What.Waits(Instant until) ->
              decided.decision() instanceof Decision.Defer(Instant really) && really.equals(until);
          case What.Person person -> decided.decision() instanceof Decision.HandOff;
        };
    String trigger = expected.followUp() == null ? id : id + "." + expected.followUp();
    return what
        && (expected.at() == null || expected.at().equals(decided.at()))
        && trigger.equals(decided.candidate().trigger().id());
  }

  private static boolean says(Verdict verdict, String because) {
    return RehearsalReader.word(verdict.gate()).equals(because)
        || RehearsalReader.word(verdict.because()).equals(because);
  }

  /// The verdict that ended the questions.
  private static Optional<Verdict> stop(Decided decided) {
    return decided.verdicts().stream()
        .filter(verdict ->
            switch (verdict.answer()) {
              case STOP, WAIT, PERSON -> true;
              case PASS, NOT_ASKED -> false;
            })
        .findFirst();
  }

  private String expected(Expected expected) {
    String what =
        switch (expected.what()) {
          case What.Told(Set<Channel> by) -> "told by " + channels(by);
          case What.NotTold(String because) -> "not told because: " + because;
          case What.Waits(Instant until) -> "waits until " + time(until);
          case What.Person person -> "handed to a person";
        };
    return "line "
        + expected.line()
        + ": expected: "
        + (expected.at() == null ? "" : time(expected.at()) + " ")
        + what
        + (expected.followUp() == null ? "" : " (" + expected.followUp() + ")");
  }

  private String was(Decided decided) {
    String trigger = decided.candidate().trigger().id();
    String what =
        switch (decided.decision()) {
          case Decision.Send(var channels, var otherwise) -> "told by " + channels(channels);
          case Decision.Defer(Instant until) -> "waits until " + time(until) + why(decided);
          case Decision.HoldOut heldOut -> "not told" + why(decided);
          case Decision.Suppress suppress -> "not told" + why(decided);
          case Decision.HandOff handOff -> "handed to a person" + why(decided);
        };
    return time(decided.at())
        + " "
        + what
        + (trigger.equals(id) ? "" : " (" + trigger.substring(id.length() + 1) + ")");
  }

  /// The words by which a test names the reason, the gate's question, and its answer in words.
  private static String why(Decided decided) {
    return stop(decided)
        .map(verdict ->
            " because: "
                + RehearsalReader.word(verdict.because())
                + " (\""
                + verdict.gate().question()
                + "\" "
                + verdict.reason()
                + ")")
        .orElse("");
  }

  private static String channels(Collection<Channel> channels) {
    return channels.stream().sorted().map(Channel::word).collect(Collectors.joining(" and "));
  }

  private String time(Instant instant) {
    long day = instant.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay() - first.toEpochDay() + 1;
    return day == 1 ? TIME.format(instant) : "day " + day + " at " + TIME.format(instant);
  }
}
