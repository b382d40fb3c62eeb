package dev.headsup.local.config;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.PushResult;
import dev.headsup.engine.configuration.Push;
import dev.headsup.engine.configuration.Snapshot;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.local.config.Difference.Change;
import dev.headsup.local.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Shows what would change, asks, and puts it in place.
///
/// @param stack what it is done to
/// @param firstLook has what nobody saw watch first
public record Publishing(
    DynamoDocuments documents,
    Target stack,
    FirstLook firstLook,
    Page page,
    Prompt prompt,
    InstantSource clock) {
  /// A push of many parts takes seconds; after this long it is dead.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Who does it and why.
  ///
  /// @param confirmed whether nobody has to be asked any more
  public record Author(String by, String note, boolean confirmed) {}

  /// What became of it.
  public enum Result {
    /// All is as it should be.
    DONE,
    /// The person said no, or others were quicker: nothing changed.
    NOTHING_CHANGED,
    /// Nobody is there to confirm.
    NOBODY_THERE
  }

  /// Makes sure that no push stands in the way: ends one that broke off.
  ///
  /// @throws ConfigurationException when one is really under way
  public void clearTheWay() {
    Optional<Push> other = documents.underWay();
    if (other.isEmpty()) {
      return;
    }
    Instant dead = other.get().at().plus(PATIENCE);
    if (clock.instant().isBefore(dead)) {
      throw new ConfigurationException(
          Page.describe(other.get())
              + " is under way; if it broke off, it is settled after "
              + Page.second(dead)
              + ": try again then");
    }
    documents
        .settle()
        .ifPresent(push ->
            page.line(
                Page.describe(push)
                    + " had broken off: "
                    + (push.state() == Push.State.TAKEN_BACK
                        ? "nothing of it ran, it was taken back"
                        : "it was brought to its end")));
  }

  /// Puts differences in place.
  ///
  /// @param base what they were found against
  public Result put(Snapshot base, List<Difference> differences, Author author) {
    if (differences.isEmpty()) {
      page.line("nothing to change: it is what runs in " + stack.name());
      return Result.DONE;
    }
    refuseNewer(differences);
    page.differences(differences);
    page.line(summary(differences) + ", in " + stack.name());
    if (!author.confirmed()) {
      if (!prompt.isSomebodyThere()) {
        return Result.NOBODY_THERE;
      }
      if (!prompt.ask("Shall it be so? Type yes: ").equals("yes")) {
        page.line("nothing was changed");
        return Result.NOTHING_CHANGED;
      }
    }
    List<String> watching = firstLook.mark(differences, clock.instant());
    Result result =
        said(
            documents.push(
                base,
                differences.stream().map(Difference::edit).toList(),
                author.by(),
                clock.instant(),
                author.note()));
    if (result == Result.DONE) {
      watching.forEach(id ->
          page.line(
              id
                  + " only watches, since nobody has seen what it would send: "
                  + stack.command("preview " + id + " --turn-on")));
    }
    return result;
  }

  private static void refuseNewer(List<Difference> differences) {
    for (Difference one : differences) {
      if (one.running() instanceof Stored.Damaged damaged && damaged.newer()) {
        throw new ConfigurationException(
            "nothing was changed: " + one.name() + " is not for this version, " + damaged.why());
      }
    }
  }

  private Result said(PushResult result) {
    return switch (result) {
      case PushResult.Done(Push push) -> {
        page.line(
            "push "
                + push.number()
                + " is in place. Every function reads its triggers anew once a minute, so all run"
                + " it within a minute. To undo it: "
                + stack.command("rollback --push " + push.number()));
        yield Result.DONE;
      }
      case PushResult.Overtaken(List<Push> meanwhile) -> {
        page.line("nothing was changed, since somebody was quicker:");
        meanwhile.forEach(push -> page.line("  " + Page.describe(push)));
        page.line("See what runs now with " + stack.command("diff") + ", then push again.");
        yield Result.NOTHING_CHANGED;
      }
      case PushResult.UnderWay(Push other) -> {
        page.line(
            "nothing was changed: "
                + Page.describe(other)
                + " is under way. Try again in a moment.");
        yield Result.NOTHING_CHANGED;
      }
    };
  }

  private static String summary(List<Difference> differences) {
    return Amount.of(count(differences, Change.CHANGED), "changed document")
        + ", "
        + count(differences, Change.NEW)
        + " new, "
        + count(differences, Change.REMOVED)
        + " removed";
  }

  private static int count(List<Difference> differences, Change change) {
    return (int) differences.stream().filter(one -> one.change() == change).count();
  }
}
