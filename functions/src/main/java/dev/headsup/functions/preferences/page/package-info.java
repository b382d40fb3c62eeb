/// The customer's own page, which a signed link in a message opens without a login: why they got
/// it, what they say about it, what they want to get, and what is known about them. Looking never
/// changes anything. Start with [dev.headsup.functions.preferences.page.PageRoutes], then read
/// [dev.headsup.functions.preferences.page.Wish], which has everything that can be asked for.
@NullMarked
package dev.headsup.functions.preferences.page;

import org.jspecify.annotations.NullMarked;
