package dev.headsup.engine.handoff;

import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a person needs to know about a case, as it was when the case was opened, so that the
/// customer is not asked again. Every list is bounded; the ledger has the rest.
///
/// @param saw what happened to the customer, newest first: this case, then others of late
/// @param details values of this case's event, by the names that its trigger gives them
/// @param sent what the customer was sent of late, newest first
public record EvidencePack(List<Seen> saw, Map<String, String> details, List<Sent> sent) {
  /// How far back it looks.
  public static final Duration LATELY = Duration.ofDays(30);

  /// How many lines each list has at most.
  static final int MOST = 10;

  public EvidencePack {
    saw = List.copyOf(saw);
    details = Map.copyOf(details);
    sent = List.copyOf(sent);
  }

  /// Something that happened to the customer.
  ///
  /// @param what by the name that the product gave it, for example `Import Failed`
  /// @param times how often
  /// @param last when for the last time
  public record Seen(String what, int times, Instant first, Instant last) {
    /// What the customer wrote that called for a person; their words themselves are not kept.
    static final String WORDS = "what they wrote to us or about us";

    static Seen of(Evidence evidence, Instant otherwise) {
      List<Instant> times = evidence.times();
      String what = evidence.plain();
      return times.isEmpty()
          ? new Seen(what, 1, otherwise, otherwise)
          : new Seen(what, times.size(), times.getFirst(), times.getLast());
    }
  }

  /// A message that went to the customer.
  ///
  /// @param about the trigger's name
  /// @param read when they opened it, or null where that is not known
  public record Sent(String about, Channel channel, Instant at, @Nullable Instant read) {}

  /// The pack of a case.
  ///
  /// @param ledger all entries of the customer, with what they did with them
  /// @param deliveries the messages of an entry that sends
  public static EvidencePack of(
      Outreach handedOff, List<Outreach> ledger, Function<Outreach, List<Delivery>> deliveries) {
    Instant since = handedOff.at().minus(LATELY);
    List<Outreach> lately =
        ledger.stream()
            .filter(entry -> !entry.id().equals(handedOff.id()))
            .filter(entry -> entry.at().isAfter(since))
            .sorted(Comparator.comparing(Outreach::at).reversed())
            .toList();
    return new EvidencePack(saw(handedOff, lately), handedOff.data(), sent(lately, deliveries));
  }

  private static List<Seen> saw(Outreach handedOff, List<Outreach> lately) {
    List<Seen> saw = new ArrayList<>();
    saw.add(Seen.of(handedOff.evidence(), handedOff.cause().at()));
    handedOff.verdicts().stream()
        .filter(verdict -> verdict.answer() == Verdict.Answer.PERSON)
        .flatMap(verdict -> verdict.when().stream())
        .map(at -> new Seen(Seen.WORDS, 1, at, at))
        .forEach(saw::add);
    // Several triggers may have looked at the same events.
    Set<Seen> known = new HashSet<>(saw);
    lately.stream()
        .map(entry -> Seen.of(entry.evidence(), entry.cause().at()))
        .filter(known::add)
        .limit(MOST - (long) saw.size())
        .forEach(saw::add);
    return saw;
  }

  private static List<Sent> sent(
      List<Outreach> lately, Function<Outreach, List<Delivery>> deliveries) {
    return lately.stream()
        .filter(entry -> entry.decision() instanceof Decision.Send)
        .limit(MOST)
        .flatMap(entry ->
            deliveries.apply(entry).stream()
                .filter(delivery -> delivery.state().isOut())
                .map(delivery ->
                    new Sent(
                        entry.trigger().name(),
                        delivery.channel(),
                        delivery.at(),
                        entry.marks().at(Mark.READ).orElse(null))))
        .limit(MOST)
        .toList();
  }
}
