package dev.headsup.local.doctor;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Asks every check and prints its findings, one line each and one more for what to do. What could
/// not be asked is a line like any other, never left out, and a check that fails takes no other
/// along.
public final class Doctor {

  private final List<Check> checks;
  private final UnaryOperator<String> commands;
  private final PrintWriter out;

  /// @param commands how a command is typed for the stack that is asked
  Doctor(List<Check> checks, UnaryOperator<String> commands, PrintWriter out) {
    this.checks = List.copyOf(checks);
    this.commands = commands;
    this.out = out;
  }

  /// Asks them all.
  ///
  /// @return whether all was asked and nothing is wrong
  public boolean run() {
    int wrong = 0;
    int look = 0;
    int unseen = 0;
    for (Check check : checks) {
      for (Finding finding : ask(check)) {
        wrong += finding.state() == Finding.State.WRONG ? 1 : 0;
        look += finding.state() == Finding.State.LOOK ? 1 : 0;
        unseen += finding.state() == Finding.State.UNSEEN ? 1 : 0;
        String state = finding.state().name().toLowerCase(Locale.ROOT);
        out.printf(Locale.ROOT, "%-6s %-14s %s%n", state, check.name(), finding.what());
        String todo = todo(finding);
        if (!todo.isEmpty()) {
          out.printf(Locale.ROOT, "%-6s %-14s -> %s%n", "", "", todo);
        }
      }
      out.flush();
    }
    out.printf(Locale.ROOT, "%d wrong, %d to look at, %d not asked%n", wrong, look, unseen);
    out.flush();
    return wrong == 0 && unseen == 0;
  }

  private String todo(Finding finding) {
    if (finding.command().isEmpty()) {
      return finding.todo();
    }
    String typed = commands.apply(finding.command());
    return finding.todo().isEmpty() ? typed : finding.todo() + ": " + typed;
  }

  static List<Finding> ask(Check check) {
    try {
      return check.look();
    } catch (AwsServiceException refused) {
      String code =
          refused.awsErrorDetails() == null
              ? "HTTP " + refused.statusCode()
              : refused.awsErrorDetails().errorCode();
      return List.of(
          Finding.unseen(
              "could not be asked: " + code,
              refused.statusCode() == 403 || code.contains("AccessDenied")
                  ? "ask again with credentials that may read it"
                  : "AWS said: " + refused.getMessage()));
    } catch (SdkException unreachable) {
      return List.of(
          Finding.unseen(
              "could not be asked: " + unreachable.getMessage(),
              "check the network and the credentials, and ask again"));
    } catch (RuntimeException damaged) {
      // Whatever a check stumbles over is a finding, and the other checks are still asked.
      String said = damaged.getMessage();
      return List.of(
          Finding.wrong(
              "cannot be read: " + (said == null ? damaged.getClass().getSimpleName() : said),
              "put right what it names, and ask again"));
    }
  }
}
