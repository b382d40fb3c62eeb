/// What teaches a customer: the catalogue of tutorials, who saw which, and what each brought about.
/// Start with [dev.headsup.engine.tutorial.Tutorials], which picks the best one for a customer.
@NullMarked
package dev.headsup.engine.tutorial;

import org.jspecify.annotations.NullMarked;
