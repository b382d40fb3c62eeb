package dev.headsup.local.cli;

import dev.headsup.aws.dynamodb.DynamoBrakes;
import dev.headsup.aws.s3.S3EventHistory;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.SecondPerson;
import dev.headsup.engine.brake.SecondPerson.Answer;
import dev.headsup.engine.brake.SecondPerson.Who;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.config.FirstLook;
import dev.headsup.local.preview.WouldHave;
import dev.headsup.local.target.Target;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What a preview leaves behind in a stack: that somebody saw this very version, and about how many
/// customers it would have reached there.
///
/// @param who as it is kept
record SeenInStack(Target target, String who, PrintWriter out) {
  private static final Duration BACK = Duration.ofDays(30);

  /// Notes it of a trigger and of what follows up on it.
  ///
  /// @param turnOn lets it speak where it only watches
  void note(String id, Map<String, String> files, boolean turnOn) {
    List<Trigger> live = FirstLook.live(id, files);
    if (live.isEmpty()) {
      out.println("its status is not live, so there is nothing to turn on");
      return;
    }
    Instant now = target.clock().instant();
    long perDay = perDay(live.getFirst(), now);
    Who by = new Who(who, Set.of(who));
    try (DynamoDbClient client = target.clients().dynamo()) {
      SecondPerson person =
          new SecondPerson(new DynamoBrakes(client, target.variable(Variable.COUNTERS_TABLE)));
      for (Trigger trigger : live) {
        String key = Brake.of(trigger);
        // What follows up reaches no more than what it follows.
        person.saw(key, perDay, by, now);
        if (turnOn) {
          said(trigger.id(), person.turnOn(key, perDay, by, now));
        }
      }
    }
    out.println("seen by " + who + ", kept in " + target.name());
  }

  private void said(String id, Answer answer) {
    switch (answer) {
      case Answer.Done done -> out.println(id + " speaks from now on");
      case Answer.Refused(String why) -> out.println(id + ": nothing was changed: " + why);
    }
  }

  private long perDay(Trigger trigger, Instant now) {
    Wiring wiring =
        new Wiring(
            target.environment(Variable.HISTORY_BUCKET), InstantSource.fixed(now), List.of());
    WouldHave.Found found =
        new WouldHave(new S3EventHistory(wiring.historyBucket(), InstantSource.fixed(now)), trigger)
            .in(now.minus(BACK), now);
    if (found.events() == 0) {
      out.println(
          "no event of the last 30 days is kept, so nobody knows how many it would reach: the"
              + " second person is asked once more than the limit of the policy would hear it in a"
              + " day");
    } else {
      out.println(
          "in the last "
              + found.days()
              + " days at most "
              + found.busiest()
              + " customers a day would have had a case, of "
              + found.events()
              + " events; fewer would be told, since consent, caps and quiet hours were not asked");
      found.byDay().forEach((day, customers) -> out.println("  " + day + "  " + customers));
    }
    if (found.damaged() > 0) {
      out.println(found.damaged() + " parts of the event history could not be read");
    }
    return found.busiest();
  }
}
