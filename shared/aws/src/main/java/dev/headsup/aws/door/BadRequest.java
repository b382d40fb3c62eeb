package dev.headsup.aws.door;

import dev.headsup.aws.lambda.HttpResponse;
import java.util.Map;

/// A request that is refused by name. Sending it again as it is will not help, but where the status
/// is 429 or 503.
public final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final transient Map<String, String> headers;

  /// @param error a short name, for example `unknown-field`
  /// @param detail what is wrong and what would be right, in one sentence, without the content of
  ///   the request
  public BadRequest(int status, String error, String detail) {
    this(status, error, detail, Map.of());
  }

  /// As above.
  ///
  /// @param headers go with the answer, for example `Retry-After`
  public BadRequest(int status, String error, String detail, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.error = error;
    this.headers = Map.copyOf(headers);
  }

  /// What would be right is another body.
  public static BadRequest body(String error, String detail) {
    return new BadRequest(400, error, detail);
  }

  /// The short name.
  public String error() {
    return error;
  }

  /// The answer to it.
  public HttpResponse answer() {
    HttpResponse answer = Doorway.refused(status, error, String.valueOf(getMessage()));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
