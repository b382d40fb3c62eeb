package dev.headsup.engine.signal;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The customer uses what an incident concerns, and the incident has news.
///
/// Properties: `incident`, `revision`, `title`, `component` (a list), `impact`, `phase`,
/// `confirmed`, `link`, `starts`, and where they are known `text`, `ends`, `next_update`, `region`
/// (a list), `maintenance`, `used`, `used_what`, `owner`.
///
/// @param incident the incident's id
/// @param revision grows with every change of the incident
/// @param confirmed whether a person declared it
/// @param link to its public page; empty where there is none
public record IncidentExposure(
    CustomerId customer,
    EventId id,
    String incident,
    long revision,
    String title,
    List<String> components,
    Impact impact,
    Phase phase,
    boolean confirmed,
    String link,
    IncidentDetails details,
    Instant at)
    implements Observation {
  /// The name of all of them.
  public static final String EVENT = OURS + "incident";

  private static final String FAILING = ":failed";

  public IncidentExposure {
    components = List.copyOf(components);
  }

  /// One of which no details are known.
  public IncidentExposure(
      CustomerId customer,
      EventId id,
      String incident,
      long revision,
      String title,
      List<String> components,
      Impact impact,
      Phase phase,
      boolean confirmed,
      String link,
      Instant at) {
    this(
        customer,
        id,
        incident,
        revision,
        title,
        components,
        impact,
        phase,
        confirmed,
        link,
        IncidentDetails.since(at),
        at);
  }

  /// What a customer hears of an incident who uses what it concerns. For one revision it has the
  /// same id each time, so that it counts once however often the customer is found.
  ///
  /// @param revision of which they hear; what they hear is how it is by now
  public static IncidentExposure of(Incident incident, long revision, Exposures.Use use) {
    return new IncidentExposure(
        use.customer(),
        id(incident.id(), revision),
        incident.id(),
        revision,
        incident.title(),
        incident.concerned(),
        incident.report().impact(),
        incident.phase(),
        incident.isConfirmed(),
        incident.report().link(),
        IncidentDetails.of(incident, use),
        incident.at(revision).map(Incident.Step::at).orElseGet(incident::changedAt));
  }

  /// The id of the news of a revision, the same for everybody.
  public static EventId id(String incident, long revision) {
    return new EventId("incident:" + incident + ":" + revision);
  }

  @Override
  public String event() {
    return EVENT;
  }

  @Override
  public Properties properties() {
    Map<String, Value> all = new LinkedHashMap<>();
    all.put("incident", new Value.Text(incident));
    all.put("revision", new Value.Num(revision));
    all.put("title", new Value.Text(title));
    all.put("component", Toned.list(components));
    all.put("impact", new Value.Text(impact.word()));
    all.put("phase", new Value.Text(phase.word()));
    all.put("confirmed", new Value.Flag(confirmed));
    all.put("link", new Value.Text(link));
    details.write(all);
    return new Properties(all);
  }

  /// The same as it is for one whom it failed since.
  ///
  /// @param when it failed them
  public IncidentExposure failing(Instant when) {
    return with(customer, new EventId(id.value() + FAILING), details, when);
  }

  /// Whether it is as it is for one whom it failed since.
  public boolean isFailing() {
    return id.value().endsWith(FAILING);
  }

  /// The same for the owner of an account that it concerns.
  public IncidentExposure owning(CustomerId owner, String account) {
    IncidentDetails theirs =
        new IncidentDetails(
            details.text(),
            details.startedAt(),
            details.until(),
            details.nextUpdateBy(),
            details.regions(),
            details.maintenance(),
            null,
            "",
            account);
    return with(owner, id, theirs, at);
  }

  @Override
  public Observation about(CustomerId other) {
    return with(other, id, details, at);
  }

  private IncidentExposure with(CustomerId who, EventId as, IncidentDetails what, Instant when) {
    return new IncidentExposure(
        who, as, incident, revision, title, components, impact, phase, confirmed, link, what, when);
  }
}
