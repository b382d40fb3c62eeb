package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.trigger.Narrowing;
import dev.headsup.engine.trigger.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The owner of an account hears what its customers hear, where a trigger wants it.
class OwnersTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CustomerId ANA = CustomerId.known("ana");
  private static final IncidentExposure NEWS =
      IncidentExposure.of(
          Incident.of(
              "i-1",
              new Report(
                  "api",
                  1,
                  true,
                  "Checkout fails",
                  List.of("checkout"),
                  Impact.MAJOR,
                  Phase.OPEN,
                  Confidence.DECLARED,
                  NOON,
                  null,
                  null,
                  "",
                  NOON)),
          1,
          new Use(ANA, "checkout", LocalDate.of(2026, 3, 1)));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          true,  true,  boss, true,  boss
          true,  true,  ana,  true,  -
          true,  true,  -,    true,  -
          true,  false, boss, true,  -
          false, true,  boss, true,  -
          true,  true,  boss, false, -
          """)
  void theOwnerHearsWhatTheirCustomersHear(
      boolean wanted,
      boolean member,
      @Nullable String owner,
      boolean ofThis,
      @Nullable String hears) {
    Traits account =
        owner == null
            ? Traits.NONE
            : new Traits(Map.of("owner", new Traits.Dated(new Value.Text(owner), NOON)));
    Profile profile =
        new Profile(
            ANA, Traits.NONE, member ? new Profile.Membership(new AccountId("acme"), NOON) : null);
    Known known = new Known(profile, Consent.NONE, Preferences.NONE, 0, account);
    Stamp cause = Stamp.of(ofThis ? NOON : NOON.plusSeconds(1), NEWS.id());

    Optional<IncidentExposure> told =
        Owners.of(known, List.of(NEWS), List.of(candidate(wanted, cause)));

    assertThat(told.map(news -> news.customer().value())).isEqualTo(Optional.ofNullable(hears));
    told.ifPresent(news -> {
      assertThat(news.details().owner()).isEqualTo("acme");
      assertThat(news.id()).isEqualTo(NEWS.id());
      assertThat(Owners.of(known, List.of(news), List.of(candidate(wanted, cause))))
          .as("an owner's own news go no further")
          .isEmpty();
    });
  }

  private static Candidate candidate(boolean owners, Stamp cause) {
    Trigger outage = Shop.OUTAGE;
    Trigger trigger =
        new Trigger(
            outage.id(),
            outage.name(),
            outage.owner(),
            outage.status(),
            outage.purpose(),
            outage.components(),
            outage.when().narrowed(new Narrowing(null, List.of(), false, owners)),
            outage.who(),
            outage.send(),
            outage.limits(),
            outage.expiry(),
            outage.holdout(),
            outage.success(),
            outage.hash());
    return new Candidate(
        trigger, ANA, cause, new Candidate.Evidence("headsup:incident", List.of(NOON)), Map.of());
  }
}
