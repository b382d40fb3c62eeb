/// Who a customer is and what they allowed: [dev.headsup.engine.customer.Profile] holds traits and
/// addresses, [dev.headsup.engine.customer.Consent] what may be sent to them. Start with `Profile`.
@NullMarked
package dev.headsup.engine.customer;

import org.jspecify.annotations.NullMarked;
