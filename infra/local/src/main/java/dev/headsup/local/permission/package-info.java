/// What IAM would be asked for each call that a function makes, written down while functions run
/// locally, so that a test can hold each role to it. Start with
/// [dev.headsup.local.permission.Needs], which knows what a call needs;
/// [dev.headsup.local.permission.NeedLog] writes it down.
@NullMarked
package dev.headsup.local.permission;

import org.jspecify.annotations.NullMarked;
