package dev.headsup.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.local.template.Function;
import java.util.Map;
import java.util.function.Supplier;

/// Makes the handlers of a function. The real one makes those of the functions module by the class
/// name in the template; tests give their own.
public interface Handlers {
  /// What makes one handler for each environment of this function.
  ///
  /// @param environment the function's variables, worked out
  Supplier<RequestStreamHandler> of(Function function, Map<String, String> environment);
}
