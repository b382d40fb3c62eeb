package dev.headsup.local.doctor;

import dev.headsup.aws.channel.SesSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /// How many workers send at once: the queue's MaximumConcurrency in the template.
  static final int WORKERS = 5;

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
              "verify an address or domain in SES, then deploy with EmailFrom"));
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
    double most = perSecond * WORKERS;
    if (rate < most) {
      found.add(
          Finding.wrong(
              "SES takes %s e-mails a second, and %d workers may send %s (%s each)"
                  .formatted(rate, WORKERS, most, perSecond),
              "lower SendsPerSecond, or ask SES for more"));
    }
  }

  private void identity(List<Finding> found) {
    Optional<GetEmailIdentityResponse> known = verified();
    if (known.isEmpty()) {
      found.add(
          Finding.wrong(
              "neither " + from + " nor its domain or one above it is an identity in SES",
              "create and verify one of them in the SES console, in this Region"));
      return;
    }
    GetEmailIdentityResponse identity = known.get();
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

  /// The identity that SES sends as: the address, its domain, or the nearest domain above; one that
  /// is verified before one that is not.
  private Optional<GetEmailIdentityResponse> verified() {
    List<String> names = new ArrayList<>();
    names.add(from);
    String domain = from.substring(from.indexOf('@') + 1);
    while (domain.contains(".")) {
      names.add(domain);
      domain = domain.substring(domain.indexOf('.') + 1);
    }
    Optional<GetEmailIdentityResponse> first = Optional.empty();
    for (String name : names) {
      Optional<GetEmailIdentityResponse> one = identity(name);
      if (one.isPresent() && Boolean.TRUE.equals(one.get().verifiedForSendingStatus())) {
        return one;
      }
      first = first.or(() -> one);
    }
    return first;
  }

  private Optional<GetEmailIdentityResponse> identity(String name) {
    try {
      return Optional.of(ses.getEmailIdentity(request -> request.emailIdentity(name)));
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }
}
