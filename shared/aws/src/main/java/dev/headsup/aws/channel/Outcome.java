package dev.headsup.aws.channel;

import dev.headsup.engine.outreach.ChannelSender.Result;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What a failed attempt means. When in doubt the message may have gone out: a sender that calls
/// such an attempt "not sent" makes somebody hear it twice.
final class Outcome {
  /// Refusals that concern the account and not the message: certainly not sent, and later it may
  /// work.
  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "AccountSuspendedException",
          "SendingPausedException",
          "LimitExceededException",
          "KMSThrottling",
          "PlatformApplicationDisabled",
          "KMSThrottlingException");

  private Outcome() {}

  /// @param provider as people call it, for example `SES`
  static Result of(String provider, SdkException thrown) {
    return thrown instanceof AwsServiceException answer
        ? answered(provider, answer)
        : unanswered(provider, thrown);
  }

  private static Result answered(String provider, AwsServiceException answer) {
    String reason = provider + " answered " + words(answer);
    int status = answer.statusCode();
    if (answer.isThrottlingException()
        || answer.isClockSkewException()
        || status == 401
        || status == 403
        || OF_THE_ACCOUNT.contains(code(answer))) {
      return new Result.NotSent(reason);
    }
    return status >= 400 && status < 500 ? new Result.Refused(reason) : new Result.Unknown(reason);
  }

  private static Result unanswered(String provider, SdkException thrown) {
    return neverConnected(thrown)
        ? new Result.NotSent(provider + " could not be reached")
        : new Result.Unknown(provider + " did not answer: " + thrown.getMessage());
  }

  private static boolean neverConnected(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      boolean before =
          switch (cause) {
            case ConnectException refused -> true;
            case UnknownHostException unknown -> true;
            case NoRouteToHostException away -> true;
            case SSLHandshakeException distrusted -> true;
            // The JDK has one class for both timeouts; only this text is the one of connecting.
            case SocketTimeoutException timeout -> "Connect timed out".equals(timeout.getMessage());
            default -> false;
          };
      if (before) {
        return true;
      }
    }
    return false;
  }

  private static String words(AwsServiceException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String message = details == null ? answer.getMessage() : details.errorMessage();
    return "%d %s: %s"
        .formatted(
            answer.statusCode(), code(answer), Objects.requireNonNullElse(message, "no words"));
  }

  static String code(AwsServiceException answer) {
    @Nullable AwsErrorDetails details = answer.awsErrorDetails();
    return details == null || details.errorCode() == null ? "without a code" : details.errorCode();
  }
}
