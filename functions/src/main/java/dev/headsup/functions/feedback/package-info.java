/// What customers say to support: the contacts API and Zendesk's webhook.
/// [dev.headsup.functions.feedback.Contacts] is the way that both take; start there.
@NullMarked
package dev.headsup.functions.feedback;

import org.jspecify.annotations.NullMarked;
