package dev.headsup.aws.privacy;

import java.util.List;

/// One store of the template: what of a customer lies there, how it is found and erased, and how
/// long it is kept. [#ALL] has every table, bucket and queue; a test compares it with the template.
///
/// @param resource its logical id
/// @param holds what of a customer it holds, in words
/// @param kept how long, in words
public record Holding(String resource, Way way, String holds, String kept) {
  private static final String WITH_CUSTOMER = "until they are erased";

  /// How what is a customer's is found.
  public sealed interface Way {
    /// Rows of a table.
    ///
    /// @param keys the attributes of its key
    /// @param match how a row shows whose it is
    /// @param partitioned whether the customer is the partition, so that nobody else's row is read
    record Rows(List<String> keys, Match match, boolean partitioned) implements Way {
      public Rows {
        keys = List.copyOf(keys);
      }
    }

    /// Lines of the event history.
    record Lines() implements Way {}

    /// Messages that end by themselves. What they lead to is gone, or counts no more.
    record Passing() implements Way {}

    /// Nothing of any customer.
    record Nobody() implements Way {}
  }

  private static Way own(String... keys) {
    return new Way.Rows(List.of(keys), Match.CUSTOMER, true);
  }

  private static Way among(Match match, String... keys) {
    return new Way.Rows(List.of(keys), match, false);
  }

  private static Holding queue(String resource, String holds, String kept) {
    return new Holding(resource, new Way.Passing(), holds, kept);
  }

  /// Every store, in the order in which it is erased: first what could still speak to the customer,
  /// last what tells under which ids they came, so that who was interrupted can begin again.
  public static final List<Holding> ALL =
      List.of(
          new Holding(
              "DueTable",
              among(Match.CUSTOMER, "slot", "id"),
              "work for later about them",
              "until it is due, at most 30 days"),
          new Holding(
              "OutreachesTable",
              own("customer", "id"),
              "every decision about them with its evidence, and the messages sent",
              "two years, then not readable; the row goes within days"),
          new Holding(
              "InboxTable",
              own("customer", "id"),
              "their inbox",
              "as long as it is shown, then not readable; the row goes within days"),
          new Holding(
              "HandOffsTable",
              own("customer", "id"),
              "their cases for a person, with the evidence and the note",
              "two years after their end, then not readable; the row goes within days"),
          new Holding(
              "ActivityTable",
              own("customer"),
              "when they did what a trigger asks about, and when we spoke to them",
              "each time as long as a trigger asks back, contacts 31 days; the rest "
                  + WITH_CUSTOMER),
          new Holding(
              "ExposureTable",
              among(Match.CUSTOMER, "shard", "customer"),
              "which part of the product they used last on which day",
              "365 days after the last use"),
          new Holding(
              "IncidentsTable",
              among(Match.WALK, "pk", "sk"),
              "the id at which a walk over an incident's customers stands",
              "14 days"),
          new Holding(
              "CountersTable",
              among(Match.NAME, "name"),
              "how often they were written to, by a hash of their id",
              "two days"),
          new Holding(
              "QuarantineTable",
              among(Match.TEXT, "day", "id"),
              "events of theirs that could not be read, and replies of somebody unknown",
              "14 days"),
          new Holding(
              "HistoryBucket",
              new Way.Lines(),
              "every event of theirs as it came",
              "batches 14 days, parts HistoryDays"),
          new Holding(
              "SettingsTable",
              new Way.Nobody(),
              "no customer: documents, pushes, keys, people of the team; and who was erased lately,"
                  + " as salted hashes",
              "documents and audit for ever, marks of erasure 15 days"),
          queue("TelemetryQueue", "events and timers on their way", "7 days"),
          queue("TelemetryDeadLetters", "events that did not work out", "14 days"),
          queue("FanoutQueue", "no customer, only which walk goes on", "7 days"),
          queue("FanoutDeadLetters", "no customer, only which walk goes on", "14 days"),
          queue("DeliverQueue", "id and ledger entry of a message on its way", "7 days"),
          queue("DeliverDeadLetters", "id and ledger entry of a message", "14 days"),
          queue("FeedbackQueue", "what SES says of an e-mail, with its address", "7 days"),
          queue("FeedbackDeadLetters", "what SES said of an e-mail, with its address", "14 days"),
          queue("IncidentsQueue", "no customer, only what AWS says of outages", "7 days"),
          queue("IncidentsDeadLetters", "no customer, only what AWS said of outages", "14 days"),
          queue(
              "PublishDeadLetters", "no customer, only which part of the stream it was", "14 days"),
          new Holding(
              "ProfilesTable",
              among(Match.PROFILE, "pk", "sk"),
              "traits, addresses, consent with its history, wishes, tutorials, what leads to them;"
                  + " and below hashes of addresses who was written to, and the suppression list",
              WITH_CUSTOMER + "; the suppression list for ever"));
}
