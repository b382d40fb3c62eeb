package dev.headsup.functions.feedback;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.message.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom a desk means: by the product's own id, else by an address, else by the desk's own id of
/// them. The first that leads to somebody counts.
record Who(
    @Nullable CustomerId customer,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Handle handle) {
  static final Who NOBODY = new Who(null, null, null, null);

  boolean isNobody() {
    return equals(NOBODY);
  }

  /// Who it is, as far as is known; several when they share an address.
  Set<CustomerId> among(Directory directory) {
    if (customer != null) {
      return Set.of(customer);
    }
    Set<CustomerId> found =
        email == null ? Set.of() : directory.at(AddressHash.of(Channel.EMAIL, email));
    if (found.isEmpty() && phone != null) {
      found = directory.at(AddressHash.of(Channel.SMS, phone));
    }
    return found.isEmpty() && handle != null ? directory.called(handle) : found;
  }
}
