package dev.headsup.local.cli;

import dev.headsup.engine.configuration.DocumentName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a document.
final class NameConverter implements ITypeConverter<DocumentName> {
  @Override
  public DocumentName convert(String text) {
    return DocumentName.parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "'"
                    + text
                    + "' is no document: write triggers/ID, tutorials/ID, templates/ID, policy or"
                    + " components"));
  }
}
