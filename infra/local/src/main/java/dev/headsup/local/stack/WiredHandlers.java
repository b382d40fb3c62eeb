package dev.headsup.local.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.functions.Wiring;
import dev.headsup.local.lambda.Handlers;
import dev.headsup.local.permission.NeedLog;
import dev.headsup.local.template.Function;
import java.lang.reflect.Constructor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// The handlers that the template names, one [Wiring] for each function. The class comes from the
/// template by name, as in Lambda; that is why reflection is used here and nowhere else.
record WiredHandlers(InstantSource clock, List<ExecutionInterceptor> interceptors)
    implements Handlers {

  @Override
  public Supplier<RequestStreamHandler> of(Function function, Map<String, String> environment) {
    Constructor<? extends RequestStreamHandler> constructor = constructor(function);
    List<ExecutionInterceptor> watching = new ArrayList<>(interceptors);
    NeedLog.of(function.id()).ifPresent(watching::add);
    Wiring wiring = new Wiring(environment, clock, watching);
    return () -> {
      try {
        return constructor.newInstance(wiring);
      } catch (ReflectiveOperationException e) {
        throw new StackException(function.handlerClass() + " could not be made", e);
      }
    };
  }

  private static Constructor<? extends RequestStreamHandler> constructor(Function function) {
    String name = function.handlerClass();
    try {
      return Class.forName(name)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Wiring.class);
    } catch (ClassNotFoundException e) {
      throw new StackException(
          function.id() + " has the handler " + name + ", which is not on the class path", e);
    } catch (NoSuchMethodException | ClassCastException e) {
      throw new StackException(
          name + " must be a RequestStreamHandler with a public constructor (Wiring)", e);
    }
  }
}
