package dev.headsup.local.cli;

import dev.headsup.functions.console.signin.DevUser;
import dev.headsup.local.stack.ConsoleAccess;
import dev.headsup.local.stack.StackOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--dev-user`: as whom one looks at the console of a local stack.
final class DevUserOption {

  @Option(
      names = "--dev-user",
      paramLabel = "NAME:ROLE",
      converter = Converter.class,
      description =
          "As whom you look at the console: a name and viewer, author, approver, operator or admin."
              + " Default: dev:admin.")
  private DevUser user = StackOptions.DEV_USER;

  ConsoleAccess access() {
    return new ConsoleAccess.As(user);
  }

  /// Reads `name:role`; a mistake is said in its own words.
  static final class Converter implements ITypeConverter<DevUser> {
    @Override
    public DevUser convert(String text) {
      try {
        return DevUser.of(text);
      } catch (IllegalArgumentException mistake) {
        throw new TypeConversionException(mistake.getMessage());
      }
    }
  }
}
