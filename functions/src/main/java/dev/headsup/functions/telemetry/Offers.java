package dev.headsup.functions.telemetry;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.trigger.Trigger.Offer;
import dev.headsup.engine.tutorial.Effect;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Lessons.Progress;
import dev.headsup.engine.tutorial.Tutorial;
import dev.headsup.engine.tutorial.Tutorials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Picks the tutorial that a message is to offer: the best one that this customer has not seen, at
/// the time of the decision, so that the ledger says which one it was. Candidates of triggers that
/// offer none cost nothing.
final class Offers {
  private final Supplier<Tutorials> tutorials;
  private final Lessons lessons;

  Offers(Supplier<Tutorials> tutorials, Lessons lessons) {
    this.tutorials = tutorials;
    this.lessons = lessons;
  }

  /// A customer's candidates, each with the tutorial that it is to offer; without one where the
  /// customer has seen them all.
  List<Candidate> chosen(List<Candidate> candidates, Known known) {
    Map<String, Map<String, String>> best = new HashMap<>();
    return candidates.stream()
        .map(candidate ->
            switch (candidate.trigger().send().offer()) {
              case Offer.Tutorial(String feature) ->
                  candidate.offering(
                      // Read once a feature, however many cases of it a customer has.
                      best.computeIfAbsent(feature, each -> best(each, known)));
              case Offer.Consultation consultation -> candidate;
              case Offer.Nothing nothing -> candidate;
            })
        .toList();
  }

  /// A candidate with the tutorial that it is to offer.
  Candidate chosen(Candidate candidate, Known known) {
    return chosen(List.of(candidate), known).getFirst();
  }

  private Map<String, String> best(String feature, Known known) {
    Map<String, Progress> progress = lessons.of(known.profile().customer());
    List<Tutorial> unseen = tutorials.get().unseen(feature, progress);
    Map<String, Effect> effects =
        unseen.size() < 2 ? Map.of() : lessons.effects(unseen.stream().map(Tutorial::id).toList());
    return Tutorials.best(unseen, known.language().orElse(null), progress, effects)
        .map(Tutorials.Choice::data)
        .orElse(Map.of());
  }
}
