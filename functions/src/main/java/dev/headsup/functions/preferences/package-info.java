/// The function that customers themselves reach: their inbox and their page. It reads nobody but
/// the customer whom a token or a signed link names. Start with
/// [dev.headsup.functions.preferences.PreferencesHandler].
@NullMarked
package dev.headsup.functions.preferences;

import org.jspecify.annotations.NullMarked;
