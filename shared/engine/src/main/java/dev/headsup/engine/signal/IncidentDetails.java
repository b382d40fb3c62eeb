package dev.headsup.engine.signal;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of an incident beyond its name and where it stands, as one customer hears it.
///
/// @param text the newest words of the source; may be empty
/// @param startedAt when it began, or will
/// @param until when a maintenance is to end; null where nobody said
/// @param nextUpdateBy by when more is promised; null for no promise
/// @param regions where it is; none for everywhere
/// @param maintenance whether it was planned
/// @param used the last day on which the customer used what it concerns; null where it is not known
/// @param usedWhat the component that they used then; may be empty
/// @param owner the account that it concerns, of which the customer is the owner; empty where it
///   concerns themselves
public record IncidentDetails(
    String text,
    Instant startedAt,
    @Nullable Instant until,
    @Nullable Instant nextUpdateBy,
    List<String> regions,
    boolean maintenance,
    @Nullable LocalDate used,
    String usedWhat,
    String owner) {
  public IncidentDetails {
    regions = List.copyOf(regions);
  }

  /// Only when it began.
  public static IncidentDetails since(Instant startedAt) {
    return new IncidentDetails("", startedAt, null, null, List.of(), false, null, "", "");
  }

  /// What an incident says, of a customer who used it on a day.
  static IncidentDetails of(Incident incident, Exposures.Use use) {
    Report report = incident.report();
    return new IncidentDetails(
        report.particulars().text(),
        report.startedAt(),
        report.particulars().until(),
        report.nextUpdateBy(),
        report.particulars().regions(),
        report.particulars().maintenance(),
        use.day(),
        use.component(),
        "");
  }

  void write(Map<String, Value> all) {
    all.put("starts", new Value.Text(startedAt.toString()));
    all.put("maintenance", new Value.Flag(maintenance));
    if (!text.isEmpty()) {
      all.put("text", new Value.Text(text));
    }
    if (until != null) {
      all.put("ends", new Value.Text(until.toString()));
    }
    if (nextUpdateBy != null) {
      all.put("next_update", new Value.Text(nextUpdateBy.toString()));
    }
    if (!regions.isEmpty()) {
      all.put("region", Toned.list(regions));
    }
    if (used != null) {
      all.put("used", new Value.Text(used.toString()));
      all.put("used_what", new Value.Text(usedWhat));
    }
    if (!owner.isEmpty()) {
      all.put("owner", new Value.Text(owner));
    }
  }
}
