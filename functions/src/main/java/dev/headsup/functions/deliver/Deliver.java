package dev.headsup.functions.deliver;

import dev.headsup.authoring.message.RenderContext;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.metrics.Metric;
import dev.headsup.aws.metrics.Metrics;
import dev.headsup.aws.sqs.DeliverJobs.Job;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When.Follows;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Step;
import dev.headsup.engine.tutorial.Tutorials;
import dev.headsup.functions.deliver.Aftermath.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Delivers one ledger entry: every message of it that is still to be sent, or the case that a
/// person answers instead.
final class Deliver {
  private final Outreaches outreaches;
  private final Profiles profiles;
  private final DueEntries dues;
  private final SendProtocol protocol;
  private final InOrder order;
  private final Function<Outreach, Optional<CompiledTrigger>> triggers;
  private final Supplier<Brand> brand;
  private final HandOver handOver;
  private final Lessons lessons;
  private final Consumer<Outreach> journal;
  private final Metrics metrics;
  private final Predicate<Outreach> outdated;

  /// @param triggers finds the trigger of an entry, with its messages
  /// @param brand who speaks, by the policy as it runs
  /// @param order keeps two messages of one case in theirs
  /// @param handOver gives a case to the team instead
  /// @param lessons hears that a tutorial was offered
  /// @param journal hears of an entry before its first message leaves; must not throw
  /// @param metrics counts the states that messages come to
  /// @param outdated whether what an entry says is true no more
  Deliver(
      Outreaches outreaches,
      Profiles profiles,
      DueEntries dues,
      SendProtocol protocol,
      InOrder order,
      Function<Outreach, Optional<CompiledTrigger>> triggers,
      Supplier<Brand> brand,
      HandOver handOver,
      Lessons lessons,
      Consumer<Outreach> journal,
      Metrics metrics,
      Predicate<Outreach> outdated) {
    this.outreaches = outreaches;
    this.profiles = profiles;
    this.dues = dues;
    this.protocol = protocol;
    this.order = order;
    this.triggers = triggers;
    this.brand = brand;
    this.handOver = handOver;
    this.lessons = lessons;
    this.journal = journal;
    this.metrics = metrics;
    this.outdated = outdated;
  }

  /// Does a job; may be repeated. When all messages have found their end, the rescue that guarded
  /// them is removed.
  ///
  /// @param attempts hears what came of each attempt
  void run(Job job, Attempts attempts) {
    Optional<Outreach> found = outreaches.find(job.customer(), job.outreach());
    if (found.isEmpty()) {
      return;
    }
    Outreach outreach = found.get();
    Ids.outreach(outreach.id());
    Ids.trigger(outreach.trigger().id());
    switch (outreach.decision()) {
      case Decision.Send send -> send(outreach, attempts);
      case Decision.HandOff handOff -> handOver.run(outreach, handOff);
      case Decision.Defer defer -> {}
      case Decision.HoldOut heldOut -> {}
      case Decision.Suppress suppress -> {}
    }
  }

  private void send(Outreach outreach, Attempts attempts) {
    List<Delivery> all = outreaches.deliveries(outreach.customer(), outreach.id());
    Troubles troubles = new Troubles();
    // Before the end of what is open: whoever sent one and stopped comes back to a message that is
    // over.
    all.forEach(delivery -> troubles.in(() -> noteOffer(delivery, outreach)));
    Deque<Delivery> open =
        all.stream()
            .filter(delivery -> !delivery.isOver())
            .collect(Collectors.toCollection(ArrayDeque::new));
    if (!open.isEmpty()) {
      boolean[] over = {true};
      Turn turn = turn(outreach);
      while (!open.isEmpty()) {
        Delivery delivery = open.removeFirst();
        troubles.in(() -> {
          Outcome outcome = turn.take(delivery);
          outcome.next().ifPresent(open::addFirst);
          if (!outcome.withheld()) {
            attempts.note(outreach, delivery, outcome.delivery());
          }
          count(delivery, outcome.delivery());
          over[0] &= outcome.delivery().isOver();
          noteOffer(outcome.delivery(), outreach);
        });
      }
      if (over[0] && troubles.none()) {
        dues.remove(
            List.of(DueEntry.Deliver.rescue(outreach.at(), outreach.customer(), outreach.id())));
      }
    }
    troubles.tell();
  }

  /// What is done with each message that is not over.
  private interface Turn {
    Outcome take(Delivery delivery);
  }

  private Turn turn(Outreach outreach) {
    Known known =
        profiles
            .load(List.of(outreach.customer()))
            .getOrDefault(outreach.customer(), Known.nothing(outreach.customer()));
    Optional<CompiledTrigger> found = triggers.apply(outreach);
    Purpose decided = outreach.trigger().purpose();
    if (found.isEmpty() || found.get().trigger().status() != Trigger.Status.LIVE) {
      // Of an entry from before purposes were kept, whose trigger is gone: the most careful one.
      Purpose purpose =
          decided == null
              ? found.map(gone -> gone.trigger().purpose()).orElse(Purpose.MARKETING)
              : decided;
      String why =
          StandingTriggers.isCorrection(outreach.trigger().id())
              ? "the correction was stopped"
              : "the trigger was paused or removed";
      return delivery -> protocol.withdraw(delivery, outreach, purpose, known, why);
    }
    if (outdated.test(outreach)) {
      Purpose purpose = decided == null ? found.get().trigger().purpose() : decided;
      return delivery ->
          protocol.withdraw(
              delivery, outreach, purpose, known, "the outage was over before it was sent");
    }
    CompiledTrigger trigger = found.get();
    Purpose purpose = decided == null ? trigger.trigger().purpose() : decided;
    boolean[] noted = {false};
    Follows follows = trigger.trigger().when().follows();
    return delivery -> {
      if (follows != null && delivery.state() == DeliveryState.PENDING) {
        switch (order.of(delivery, outreach, follows)) {
          case NOW -> {}
          case LATER -> {
            return protocol.later(delivery);
          }
          case NEVER -> {
            return protocol.withdraw(
                delivery, outreach, purpose, known, "the customer never heard what it follows up");
          }
        }
      }
      if (!noted[0] && isFirstOutside(delivery)) {
        journal.accept(outreach);
        noted[0] = true;
      }
      return protocol.advance(
          delivery,
          outreach,
          purpose,
          known,
          (channel, links) ->
              trigger
                  .messages()
                  .render(channel, RenderContext.of(known, outreach.data(), links, brand.get())));
    };
  }

  private void count(Delivery before, Delivery after) {
    if (before.state() != after.state()) {
      metrics.write(Metric.DELIVERIES, 1, after.channel().name(), after.state().name());
      metrics.write(Metric.DELIVERIES_BY_STATE, 1, after.state().name());
    }
  }

  /// A message that went out has offered the tutorial that was chosen for it; the first one counts.
  private void noteOffer(Delivery delivery, Outreach outreach) {
    String tutorial = outreach.data().get(Tutorials.TUTORIAL);
    if (tutorial != null && delivery.state().isOut()) {
      lessons.note(outreach.customer(), tutorial, Step.OFFERED, delivery.at());
    }
  }

  /// Whether it is about to leave for the first time; an inbox has one place, so putting an item
  /// down again there is exact.
  private static boolean isFirstOutside(Delivery delivery) {
    return delivery.attempts() == 0 && delivery.channel() != Channel.INBOX;
  }

  /// What went wrong with one message, so that the others are not held up by it: the job comes back
  /// afterwards.
  private static final class Troubles {
    private @Nullable RuntimeException first;

    void in(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException broken) {
        if (first == null) {
          first = broken;
        } else {
          first.addSuppressed(broken);
        }
      }
    }

    boolean none() {
      return first == null;
    }

    void tell() {
      if (first != null) {
        throw first;
      }
    }
  }
}
