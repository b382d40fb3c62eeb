package dev.headsup.local.doctor;

import dev.headsup.aws.channel.SesSender;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;

/// Whether text messages can leave: sandbox, spending limit, origination.
///
/// @param senderId the parameter SmsSenderId
record SmsCheck(SnsClient sns, String senderId) implements Check {

  @Override
  public String name() {
    return "text messages";
  }

  @Override
  public List<Finding> look() {
    if (senderId.equals(SesSender.SANDBOX)) {
      return List.of(
          Finding.look(
              "no sender: text messages are kept on the Outbox page and do not leave",
              "deploy with SmsSenderId, empty for the account's own number"));
    }
    List<Finding> found = new ArrayList<>();
    if (Boolean.TRUE.equals(sns.getSMSSandboxAccountStatus(request -> {}).isInSandbox())) {
      found.add(
          Finding.look(
              "SNS is in its SMS sandbox: only verified numbers are reached",
              "leave the sandbox in the SNS console"));
    }
    String limit =
        sns.getSMSAttributes(request -> request.attributes("MonthlySpendLimit"))
            .attributes()
            .getOrDefault("MonthlySpendLimit", "1");
    if (Double.parseDouble(limit) <= 1) {
      found.add(
          Finding.look(
              "SNS spends at most " + limit + " USD a month on text messages",
              "raise it in the SNS console, or text messages stop in the middle of a month"));
    }
    if (senderId.isBlank() && sns.listOriginationNumbers(request -> {}).phoneNumbers().isEmpty()) {
      found.add(
          Finding.wrong(
              "there is neither a sender name nor a number to send from",
              "set SmsSenderId, or get a number; some countries take numbers only"));
    }
    if (found.isEmpty()) {
      found.add(
          Finding.ok("they leave as " + (senderId.isBlank() ? "the account's number" : senderId)));
    }
    return found;
  }
}
