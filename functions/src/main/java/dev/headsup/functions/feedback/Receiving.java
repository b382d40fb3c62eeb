package dev.headsup.functions.feedback;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.OutreachReceipts;
import dev.headsup.engine.outreach.OutreachReceipts.Noted;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what a provider says of a message: first nothing more may go to an address that must not
/// be written to, then the ledger learns of it, then it is counted. Each step may be repeated; a
/// repeat counts nothing twice.
///
/// @param outreaches names the trigger that a sign is counted for
record Receiving(
    Outreaches outreaches,
    OutreachReceipts receipts,
    Addresses addresses,
    Profiles profiles,
    Counters counters,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

  /// How far the time of a status of SNS and that of our claim may be apart, where only they say
  /// which text message is meant.
  private static final Duration NEAR = Duration.ofMinutes(2);

  /// What SES says.
  void mail(MailEvent event) {
    Receipt receipt = event.receipt();
    if (receipt.kind().suppresses()) {
      for (String address : event.addresses()) {
        suppress(event.customer(), AddressHash.of(Channel.EMAIL, address), receipt);
      }
    }
    if (receipt.kind() == Receipt.Kind.COMPLAINED) {
      revoke(event.customer(), receipt);
    }
    note(event.customer(), event.delivery(), receipt);
  }

  /// What SNS says of a text message.
  void text(TextStatus status) {
    AddressHash number = AddressHash.of(Channel.SMS, status.number());
    Set<CustomerId> customers = addresses.customersAt(number);
    Receipt receipt = status.receipt();
    if (receipt.kind().suppresses()) {
      addresses.suppress(number, source(receipt), receipt.at());
      customers.forEach(customer -> prefer(customer, number, receipt));
    }
    Optional<Delivery> meant = meant(customers, receipt);
    if (meant.isPresent()) {
      note(meant.get().customer(), meant.get().id(), receipt);
    } else {
      LOG.info("A status of a text message that is none of ours: {}", receipt.providerId());
    }
  }

  /// The message with the id that SNS gave. Where its answer was lost nobody knows the id: then the
  /// only one to that number that was being sent at that time.
  private Optional<Delivery> meant(Set<CustomerId> customers, Receipt receipt) {
    List<Delivery> unnamed = new ArrayList<>();
    for (CustomerId customer : customers) {
      for (Delivery sent : receipts.called(customer, Channel.SMS)) {
        if (receipt.providerId().equals(sent.providerId())) {
          return Optional.of(sent);
        }
        boolean lost =
            sent.state() == DeliveryState.SENDING || sent.state() == DeliveryState.UNKNOWN;
        if (lost && Duration.between(sent.at(), receipt.at()).abs().compareTo(NEAR) <= 0) {
          unnamed.add(sent);
        }
      }
    }
    return unnamed.size() == 1 ? Optional.of(unnamed.getFirst()) : Optional.empty();
  }

  private void suppress(CustomerId customer, AddressHash address, Receipt receipt) {
    addresses.suppress(address, source(receipt), receipt.at());
    prefer(customer, address, receipt);
  }

  private void prefer(CustomerId customer, AddressHash address, Receipt receipt) {
    profiles.prefer(
        customer, before -> before.suppressed(address, true), source(receipt), receipt.at());
  }

  /// Whoever reports a message as unwanted wants no more of the kind by e-mail, at another address
  /// neither.
  private void revoke(CustomerId customer, Receipt receipt) {
    String source = source(receipt);
    Grant no =
        new Grant(Status.REVOKED, source, receipt.at(), new Proof("consent", "", source, true));
    profiles.say(
        customer,
        new Consent(
            Map.of(
                new Scope(Purpose.HELP, Channel.EMAIL), no,
                new Scope(Purpose.MARKETING, Channel.EMAIL), no)));
  }

  private void note(CustomerId customer, String delivery, Receipt receipt) {
    Optional<Noted> noted = receipts.note(customer, delivery, receipt);
    if (noted.isEmpty()) {
      // Of another stack in the same account, or of a ledger that was put back.
      LOG.info("{} of {}, which the ledger does not know", receipt.kind(), delivery);
      return;
    }
    LOG.info("{} of {}: {}", receipt.kind(), delivery, noted.get().delivery().state());
    if (noted.get().isNews()) {
      sign(noted.get().delivery(), receipt).ifPresent(sign -> count(noted.get().delivery(), sign));
    }
  }

  private void count(Delivery delivery, Sign sign) {
    try {
      outreaches
          .find(delivery.customer(), delivery.outreach())
          .map(
              entry -> new Health(entry.trigger().id(), entry.trigger().hash(), delivery.channel()))
          .ifPresent(health -> health.count(counters, sign, 1, clock.instant()));
    } catch (RuntimeException lost) {
      LOG.error("{} of {} could not be counted", sign, delivery.id(), lost);
    }
  }

  /// What a receipt adds to; two words for one bounce count once.
  private static Optional<Sign> sign(Delivery delivery, Receipt receipt) {
    return switch (receipt.kind()) {
      case ACCEPTED, DELAYED, DELIVERED -> Optional.empty();
      case REJECTED -> Optional.of(Sign.PROVIDER_ERROR);
      case BOUNCED ->
          delivery.receipts().of(Receipt.Kind.UNDELIVERABLE).isEmpty()
              ? Optional.of(Sign.BOUNCED)
              : Optional.empty();
      case UNDELIVERABLE ->
          delivery.receipts().of(Receipt.Kind.BOUNCED).isEmpty()
              ? Optional.of(Sign.BOUNCED)
              : Optional.empty();
      case COMPLAINED -> Optional.of(Sign.COMPLAINED);
    };
  }

  private static String source(Receipt receipt) {
    return receipt.kind() == Receipt.Kind.COMPLAINED ? "provider:complaint" : "provider:bounce";
  }
}
