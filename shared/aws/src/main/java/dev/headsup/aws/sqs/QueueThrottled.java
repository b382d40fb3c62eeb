package dev.headsup.aws.sqs;

/// SQS asks to come more slowly; some of the messages may be on the queue already.
public final class QueueThrottled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param cause what SQS said
  public QueueThrottled(Throwable cause) {
    super("SQS asks to come more slowly", cause);
  }
}
