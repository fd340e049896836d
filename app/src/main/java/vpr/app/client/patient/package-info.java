/** Commands of people about patients. What they share with the other commands is in {@code vpr.app.client}. */
@NullMarked
package vpr.app.client.patient;

import org.jspecify.annotations.NullMarked;
