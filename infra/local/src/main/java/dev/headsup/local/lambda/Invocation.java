package dev.headsup.local.lambda;

/// What came of calling a function.
public sealed interface Invocation {
  /// The handler answered with these bytes.
  @SuppressWarnings("ArrayRecordComponent") // handed over once and never changed
  record Answered(byte[] payload) implements Invocation {}

  /// The handler threw, or took longer than its timeout.
  ///
  /// @param error the class of the exception, or `Sandbox.Timedout` as Lambda names it
  record Failed(String error, String message) implements Invocation {}
}
