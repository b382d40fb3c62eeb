package dev.headsup.engine.incident;

import dev.headsup.engine.customer.CustomerId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who uses which part of the product, learnt from what they do, so that an incident finds those
/// whom it concerns without a list that anybody keeps. A row for each customer and component, in
/// [#SHARDS] shards for each component ([why](docs/decisions/0031-who-hears-of-an-outage.md)).
///
/// Safe for use by many threads and processes at once. Every method may throw an unchecked
/// exception when the store does not answer.
public interface Exposures {
  /// In how many parts the customers of a component are kept.
  int SHARDS = 256;

  /// In how many parts they were kept before. Shards from [#SHARDS] on are these: who was noted
  /// there and not since still counts, until [#LATELY] is over.
  int EARLIER = 16;

  /// Of so many customers all are concluded ([#about]).
  int SAMPLE = 2_000;

  /// An incident concerns those who used what it is about so long before it began, or since.
  Duration LATELY = Duration.ofDays(30);

  /// A customer used a component on a day (UTC).
  record Use(CustomerId customer, String component, LocalDate day) {}

  /// Some customers, each with their last day.
  ///
  /// @param next where to go on; null at the end
  record Page(List<Use> uses, @Nullable String next) {
    public Page {
      uses = List.copyOf(uses);
    }

    /// Who they are.
    public List<CustomerId> customers() {
      return uses.stream().map(Use::customer).toList();
    }
  }

  /// Remembers uses. What is known for the day or a later one is not written again, and repeats do
  /// no harm.
  void note(Collection<Use> uses);

  /// Customers of a shard who used a component on a day or later.
  ///
  /// @param shard from 0 to [#SHARDS] and [#EARLIER] together, exclusive
  /// @param from where the page before ended; null for the first
  /// @param most how many rows are looked at, at most; fewer customers may be among them
  Page page(String component, int shard, LocalDate since, @Nullable String from, int most);

  /// About how many customers used a component on a day or later: exact up to [#SAMPLE], and from
  /// there on what that many say of all, since customers lie evenly in the shards (off by 2 % as a
  /// rule, seldom by 5 %).
  default long about(String component, LocalDate since) {
    long found = 0;
    for (int shard = 0; shard < SHARDS; shard++) {
      String next = null;
      do {
        Page page = page(component, shard, since, next, SAMPLE);
        found += page.customers().size();
        next = page.next();
      } while (next != null);
      if (found >= SAMPLE) {
        return found * SHARDS / (shard + 1);
      }
    }
    return found;
  }

  /// The last day on which a customer used each of some components; those that they never used are
  /// left out. What was noted a moment ago may be missing.
  Map<String, LocalDate> lastUsed(CustomerId customer, Collection<String> components);

  /// The day from which on a use counts for an incident.
  static LocalDate since(Incident incident) {
    return LocalDate.ofInstant(incident.report().startedAt().minus(LATELY), ZoneOffset.UTC);
  }

  /// The shard of a customer, by the hash of a text that Java specifies: it is stored.
  static int shard(CustomerId customer) {
    int hash = customer.value().hashCode();
    int spread = hash ^ (hash >>> 16);
    return (spread ^ (spread >>> 8)) & (SHARDS - 1);
  }

  /// The shard in which a customer was noted when there were [#EARLIER].
  static int earlier(CustomerId customer) {
    int hash = customer.value().hashCode();
    return SHARDS + ((hash ^ (hash >>> 16)) & (EARLIER - 1));
  }
}
