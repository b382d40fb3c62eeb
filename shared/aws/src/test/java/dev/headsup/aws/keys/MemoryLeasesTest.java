package dev.headsup.aws.keys;

/// The budgets in memory keep to the contract too, so tests may rely on them.
final class MemoryLeasesTest extends LeasesContract {
  private final Leases leases = new MemoryLeases();

  @Override
  protected Leases leases() {
    return leases;
  }
}
