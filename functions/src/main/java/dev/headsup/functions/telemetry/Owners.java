package dev.headsup.functions.telemetry;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The owners of accounts, who hear of an outage before the customers of their account. Who owns an
/// account is said by its trait `owner`, the id of somebody who was identified.
final class Owners {
  private static final String OWNER = "owner";

  private Owners() {}

  /// What the owner of a customer's account hears, if some trigger wants them to.
  ///
  /// @param observations what was observed of the customer
  /// @param candidates what came of it
  static Optional<IncidentExposure> of(
      Known customer, Collection<Observation> observations, List<Candidate> candidates) {
    Profile.Membership membership = customer.profile().membership();
    Optional<CustomerId> owner =
        customer
            .account()
            .text(OWNER)
            .filter(id -> !id.isBlank())
            .map(CustomerId::new)
            .filter(id -> !id.equals(customer.profile().customer()));
    if (membership == null || owner.isEmpty()) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(candidate -> candidate.trigger().when().narrowing().owners())
        .flatMap(candidate ->
            observations.stream()
                .filter(IncidentExposure.class::isInstance)
                .map(IncidentExposure.class::cast)
                .filter(news -> isOf(candidate, news)))
        .findFirst()
        .map(news -> news.owning(owner.get(), membership.account().value()));
  }

  private static boolean isOf(Candidate candidate, IncidentExposure news) {
    return news.details().owner().isEmpty()
        && candidate.cause().millis() == news.at().toEpochMilli()
        && candidate.cause().tag() == new EventId(news.id().value()).tag();
  }
}
