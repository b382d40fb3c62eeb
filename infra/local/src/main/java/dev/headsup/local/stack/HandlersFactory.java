package dev.headsup.local.stack;

import dev.headsup.local.lambda.Handlers;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Makes the handlers of a stack, given its clock and what watches its AWS calls.
interface HandlersFactory {
  Handlers make(InstantSource clock, List<ExecutionInterceptor> interceptors);
}
