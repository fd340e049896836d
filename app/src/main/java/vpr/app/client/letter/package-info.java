/** Commands of people about letters. What they share with the other commands is in {@code vpr.app.client}. */
@NullMarked
package vpr.app.client.letter;

import org.jspecify.annotations.NullMarked;
