package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import java.time.Duration;

/// Sends by one channel, through one provider.
///
/// Makes one attempt and no more; returns within 10 seconds; never throws for what a provider says
/// or fails to say. Safe for use by many threads.
public interface ChannelSender {
  /// The channel it serves.
  Channel channel();

  /// Sends one message once.
  Result send(Letter letter);

  /// A message with its address.
  ///
  /// @param outreach the ledger entry that decided it
  /// @param purpose why it is sent; it decides which headers and which route a provider gets
  /// @param address an e-mail address, a phone number in E.164, a device
  ///   ([dev.headsup.engine.customer.Device#address]), or the customer's id for inbox and webhook
  /// @param links the customer's own, as they stand in the message
  record Letter(
      Delivery delivery,
      Outreach outreach,
      Purpose purpose,
      String address,
      Message message,
      Links links) {
    /// The trigger that speaks.
    public TriggerRef trigger() {
      return outreach.trigger();
    }

    /// Without the address and the words: it may stand in a log.
    @Override
    public String toString() {
      return "Letter[" + delivery.id() + "]";
    }
  }

  /// What came of the attempt.
  sealed interface Result {
    /// The provider has it.
    record Accepted(String providerId) implements Result {}

    /// The channel has no sender yet: the message stays with us, as it would have been sent.
    ///
    /// @param reason why, and what to set so that messages leave
    record Kept(String reason) implements Result {}

    /// Held back before the provider was asked, because a limit is reached that holds whatever was
    /// decided: it is not sent by this channel, later neither.
    ///
    /// @param elsewhere whether another channel may say it instead
    record Withheld(String reason, boolean elsewhere) implements Result {}

    /// The provider will never take it.
    record Refused(String reason) implements Result {}

    /// Certainly not sent, or taken as the same by who gets it twice; trying later makes sense.
    ///
    /// @param atLeast how long the provider asked to wait; zero where it did not
    record NotSent(String reason, Duration atLeast) implements Result {
      /// Of a provider that did not say when.
      public NotSent(String reason) {
        this(reason, Duration.ZERO);
      }
    }

    /// No answer: it may have been sent.
    record Unknown(String reason) implements Result {}
  }
}
