package dev.headsup.functions.deliver;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One message of the ledger, in memory, with the conditions that the port promises.
final class MemoryLedger implements Outreaches {
  private Delivery only;
  private final List<Delivery> others = new ArrayList<>();
  private OptionalLong consent = OptionalLong.empty();
  private @Nullable AddressHash suppressed;
  private @Nullable ConsentRead bound;

  MemoryLedger(Delivery only) {
    this.only = only;
  }

  Delivery only() {
    return only;
  }

  void force(Delivery delivery) {
    only = delivery;
  }

  void consentIsNow(long version) {
    consent = OptionalLong.of(version);
  }

  /// The consent to which the last claim was bound.
  @Nullable ConsentRead bound() {
    return bound;
  }

  void suppress(AddressHash address) {
    suppressed = address;
  }

  @Override
  public Claim claim(Delivery claimed, @Nullable ConsentRead bound, @Nullable AddressHash address) {
    this.bound = bound;
    if (address != null && address.equals(suppressed)) {
      return Claim.SUPPRESSED;
    }
    boolean consentHolds =
        consent.isEmpty() || (bound != null && consent.getAsLong() == bound.version());
    if (!consentHolds || !isToBeSent() || only.fence() != claimed.fence() - 1) {
      return Claim.REFUSED;
    }
    only = claimed;
    return Claim.HELD;
  }

  @Override
  public boolean fallOver(Delivery ended, Delivery next, DueEntry rescue) {
    if (others.stream().anyMatch(other -> other.id().equals(next.id())) || !record(ended)) {
      return false;
    }
    others.add(next);
    return true;
  }

  @Override
  public boolean record(Delivery ended) {
    if (only.fence() != ended.fence()) {
      return false;
    }
    only = ended;
    return true;
  }

  private boolean isToBeSent() {
    return only.state() == DeliveryState.PENDING
        || (only.state() == DeliveryState.UNKNOWN && only.retryAt() != null);
  }

  /// The messages of other channels that were put down instead.
  List<Delivery> others() {
    return others;
  }

  @Override
  public List<Delivery> deliveries(CustomerId customer, String id) {
    return Stream.concat(Stream.of(only), others.stream()).toList();
  }

  @Override
  public boolean commit(Commit commit) {
    throw new AssertionError("sending commits no decisions");
  }

  @Override
  public Optional<Outreach> find(CustomerId customer, String id) {
    throw new AssertionError("not asked here");
  }

  @Override
  public List<Outreach> of(CustomerId customer) {
    throw new AssertionError("not asked here");
  }

  @Override
  public Page day(LocalDate day, int limit, @Nullable String after) {
    throw new AssertionError("not asked here");
  }
}
