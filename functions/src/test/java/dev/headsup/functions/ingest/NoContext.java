package dev.headsup.functions.ingest;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// A call's context that nobody should need: every question is a failure.
final class NoContext implements Context {
  @Override
  public String getAwsRequestId() {
    return "request-1";
  }

  @Override
  public String getLogGroupName() {
    throw new AssertionError();
  }

  @Override
  public String getLogStreamName() {
    throw new AssertionError();
  }

  @Override
  public String getFunctionName() {
    throw new AssertionError();
  }

  @Override
  public String getFunctionVersion() {
    throw new AssertionError();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw new AssertionError();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new AssertionError();
  }

  @Override
  public ClientContext getClientContext() {
    throw new AssertionError();
  }

  @Override
  public int getRemainingTimeInMillis() {
    throw new AssertionError();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw new AssertionError();
  }

  @Override
  public LambdaLogger getLogger() {
    throw new AssertionError();
  }
}
