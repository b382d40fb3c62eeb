package dev.headsup.engine.activity;

import dev.headsup.engine.customer.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where activities are kept: one small item per customer.
///
/// Safe for use by many threads and processes at once; a write takes effect only when nobody else
/// wrote since the read. Every method may throw an unchecked exception when the store does not
/// answer; the caller then repeats the whole read, fold and write.
public interface Activities {
  /// An activity as it was read.
  ///
  /// @param version 0 when nothing is stored
  /// @param into the known customer that this anonymous one turned out to be, or null; its activity
  ///   is merged there and events go there
  record Stored(CustomerId customer, Activity activity, long version, @Nullable CustomerId into) {
    /// A customer of whom nothing is stored.
    public static Stored nothing(CustomerId customer) {
      return new Stored(customer, Activity.NONE, 0, null);
    }

    /// The customer that this one turned out to be, if so.
    public Optional<CustomerId> joined() {
      return Optional.ofNullable(into);
    }

    /// This customer's next state.
    public Write become(Activity next) {
      return new Write(customer, next, version, into);
    }

    /// From now on this anonymous customer is another one.
    public Write joinInto(CustomerId known) {
      return new Write(customer, Activity.NONE, version, known);
    }
  }

  /// A write that holds only if the stored version is still `expected`, which is one more then.
  record Write(CustomerId customer, Activity activity, long expected, @Nullable CustomerId into) {
    /// The same write of another activity.
    public Write with(Activity other) {
      return new Write(customer, other, expected, into);
    }
  }

  /// Reads customers, consistently; every asked customer is in the answer, at least as
  /// [Stored#nothing].
  Map<CustomerId, Stored> load(Collection<CustomerId> customers);

  /// As [#load], at half the price: what is read may be a moment old. Enough for whoever writes on
  /// the condition that nobody else did, and for nobody else.
  Map<CustomerId, Stored> glance(Collection<CustomerId> customers);

  /// Writes many customers, each on its own condition.
  ///
  /// @param writes at most one per customer
  /// @return the customers whose write did not hold, because somebody else wrote first
  List<CustomerId> save(List<Write> writes);
}
