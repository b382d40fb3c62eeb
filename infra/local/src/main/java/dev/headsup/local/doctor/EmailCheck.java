package dev.headsup.local.doctor;

import dev.headsup.aws.channel.SesSender;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/// Whether e-mail can leave: the account's sending, its rate, and the sender's identity.
///
/// @param from the parameter EmailFrom
/// @param perSecond the parameter SendsPerSecond, of one worker
record EmailCheck(SesV2Client ses, String from, double perSecond) implements Check {

  @Override
  public String name() {
    return "e-mail";
  }

  @Override
  public List<Finding> look() {
    if (from.isBlank() || from.equals(SesSender.SANDBOX)) {
      return List.of(
          Finding.look(
              "no sender: e-mails are kept on the Outbox page and do not leave",
              "verify an address or domain in SES, then deploy with EmailFrom and UnsubscribeUrl"));
    }
    List<Finding> found = new ArrayList<>();
    account(ses.getAccount(request -> {}), found);
    identity(found);
    return found;
  }

  private void account(GetAccountResponse account, List<Finding> found) {
    if (!Boolean.TRUE.equals(account.sendingEnabled())) {
      found.add(
          Finding.wrong(
              "SES does not let this account send", "see 'Account dashboard' in the SES console"));
    }
    if (!Boolean.TRUE.equals(account.productionAccessEnabled())) {
      found.add(
          Finding.look(
              "SES is in its sandbox: only verified addresses are reached",
              "ask for production access in the SES console"));
    }
    double rate = account.sendQuota() == null ? 0 : account.sendQuota().maxSendRate();
    if (rate < perSecond) {
      found.add(
          Finding.wrong(
              "SES takes " + rate + " e-mails a second, and one worker may send " + perSecond,
              "lower SendsPerSecond, or ask SES for more"));
    }
  }

  private void identity(List<Finding> found) {
    GetEmailIdentityResponse identity;
    try {
      identity = ses.getEmailIdentity(request -> request.emailIdentity(from));
    } catch (NotFoundException noAddress) {
      String domain = from.substring(from.indexOf('@') + 1);
      try {
        identity = ses.getEmailIdentity(request -> request.emailIdentity(domain));
      } catch (NotFoundException noDomain) {
        found.add(
            Finding.wrong(
                "neither " + from + " nor its domain is an identity in SES",
                "create and verify one of them in the SES console, in this Region"));
        return;
      }
    }
    if (!Boolean.TRUE.equals(identity.verifiedForSendingStatus())) {
      found.add(
          Finding.wrong(
              from + " is not verified yet",
              "follow the mail or the DNS records that SES asks for"));
      return;
    }
    boolean signed =
        identity.dkimAttributes() != null
            && identity.dkimAttributes().status() == DkimStatus.SUCCESS;
    found.add(
        signed
            ? Finding.ok(from + " is verified and signed (DKIM)")
            : Finding.look(
                from + " is verified, and not signed (DKIM)",
                "turn on Easy DKIM for its domain; big mailbox providers ask for it"));
  }
}
