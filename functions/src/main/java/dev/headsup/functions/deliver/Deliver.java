package dev.headsup.functions.deliver;

import dev.headsup.authoring.message.RenderContext;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.aws.sqs.DeliverJobs.Job;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Step;
import dev.headsup.engine.tutorial.Tutorials;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Delivers one ledger entry: every message of it that is still to be sent, or the case that a
/// person answers instead.
final class Deliver {
  private final Outreaches outreaches;
  private final Profiles profiles;
  private final DueEntries dues;
  private final SendProtocol protocol;
  private final Function<String, Optional<CompiledTrigger>> triggers;
  private final Supplier<Brand> brand;
  private final HandOver handOver;
  private final Lessons lessons;
  private final Consumer<Outreach> journal;

  /// @param triggers finds a trigger with its messages by id
  /// @param brand who speaks, by the policy as it runs
  /// @param handOver gives a case to the team instead
  /// @param lessons hears that a tutorial was offered
  /// @param journal hears of an entry before its first message leaves; must not throw
  Deliver(
      Outreaches outreaches,
      Profiles profiles,
      DueEntries dues,
      SendProtocol protocol,
      Function<String, Optional<CompiledTrigger>> triggers,
      Supplier<Brand> brand,
      HandOver handOver,
      Lessons lessons,
      Consumer<Outreach> journal) {
    this.outreaches = outreaches;
    this.profiles = profiles;
    this.dues = dues;
    this.protocol = protocol;
    this.triggers = triggers;
    this.brand = brand;
    this.handOver = handOver;
    this.lessons = lessons;
    this.journal = journal;
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
    // Before the end of what is open: whoever sent one and stopped comes back to a message that is
    // over.
    all.forEach(delivery -> noteOffer(delivery, outreach));
    List<Delivery> open = all.stream().filter(delivery -> !isOver(delivery)).toList();
    if (open.isEmpty()) {
      return;
    }
    Optional<CompiledTrigger> trigger =
        triggers
            .apply(outreach.trigger().id())
            .filter(compiled -> compiled.trigger().status() == Trigger.Status.LIVE);
    boolean over = true;
    if (trigger.isEmpty()) {
      for (Delivery delivery : open) {
        over &= isOver(protocol.withdraw(delivery, "the trigger was paused or removed"));
      }
    } else {
      Known known =
          profiles
              .load(List.of(outreach.customer()))
              .getOrDefault(outreach.customer(), Known.nothing(outreach.customer()));
      if (open.stream().anyMatch(Deliver::isFirstOutside)) {
        journal.accept(outreach);
      }
      for (Delivery delivery : open) {
        Delivery after = advance(delivery, outreach, trigger.get(), known);
        attempts.note(outreach, delivery, after);
        noteOffer(after, outreach);
        over &= isOver(after);
      }
    }
    if (over) {
      dues.remove(
          List.of(DueEntry.Deliver.rescue(outreach.at(), outreach.customer(), outreach.id())));
    }
  }

  private Delivery advance(
      Delivery delivery, Outreach outreach, CompiledTrigger trigger, Known known) {
    return protocol.advance(
        delivery,
        outreach,
        trigger.trigger().purpose(),
        known,
        (channel, links) ->
            trigger
                .messages()
                .render(channel, RenderContext.of(known, outreach.data(), links, brand.get())));
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

  private static boolean isOver(Delivery delivery) {
    return switch (delivery.state()) {
      case SENT, DELIVERED, BOUNCED, COMPLAINED, KEPT, FAILED, UNKNOWN, FOREIGN -> true;
      case PENDING, SENDING -> false;
    };
  }
}
