/// Who somebody is: sign-in at the identity provider, the encrypted session, and the proof that a
/// change was asked for on our own pages. Start with [dev.headsup.functions.console.signin.Door],
/// the three ways in which the console can be entered, then with
/// [dev.headsup.functions.console.signin.SignIn]. What a role may see is not here: the console's
/// table of routes says it.
@NullMarked
package dev.headsup.functions.console.signin;

import org.jspecify.annotations.NullMarked;
