package dev.headsup.local.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/// Whether somebody hears the alarms.
///
/// @param topic its ARN; null where there is none
/// @param local whether alarms do not run there at all
record AlarmsCheck(SnsClient sns, @Nullable String topic, boolean local) implements Check {

  @Override
  public String name() {
    return "alarms";
  }

  @Override
  public List<Finding> look() {
    if (local) {
      return List.of(Finding.ok("a local stack has none"));
    }
    if (topic == null) {
      return List.of(Finding.notInThisStack("the output AlarmTopic"));
    }
    List<Subscription> all =
        sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions();
    if (all.isEmpty()) {
      return List.of(
          Finding.wrong("nobody hears them", "deploy with AlarmEmail, or subscribe to " + topic));
    }
    boolean pending =
        all.stream().allMatch(one -> "PendingConfirmation".equals(one.subscriptionArn()));
    return List.of(
        pending
            ? Finding.wrong(
                "nobody confirmed to hear them",
                "follow the link in the mail 'AWS Notification - Subscription Confirmation'")
            : Finding.ok("somebody hears them"));
  }
}
