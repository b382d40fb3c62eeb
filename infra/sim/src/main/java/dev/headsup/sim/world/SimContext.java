package dev.headsup.sim.world;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/// What Lambda tells a handler about its call; the time that is left is that of the run.
record SimContext(Invocation invocation) implements Context {
  @Override
  public String getAwsRequestId() {
    return invocation.name();
  }

  @Override
  public String getLogGroupName() {
    return "/sim/" + invocation.function();
  }

  @Override
  public String getLogStreamName() {
    return "sim";
  }

  @Override
  public String getFunctionName() {
    return invocation.function();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + invocation.function();
  }

  @Override
  @SuppressWarnings("NullAway") // null outside the mobile SDK, as in Lambda itself
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // null outside the mobile SDK, as in Lambda itself
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Math.max(0, invocation.left().toMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        // The functions log through SLF4J; nobody reads this one.
      }

      @Override
      public void log(byte[] message) {
        // As above.
      }
    };
  }
}
