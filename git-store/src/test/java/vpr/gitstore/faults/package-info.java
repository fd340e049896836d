/**
 * Faults that are done to a bare store, and the proof that it lost nothing: {@code ./vpr faults}. {@link
 * vpr.gitstore.faults.Fault} is one kind of them, {@link vpr.gitstore.faults.Faults} does them all, {@code docs/faults.md}
 * says what was found. The quick ones stand beside what they try, in {@code vpr.log} and {@code vpr.gitstore}.
 */
@NullMarked
package vpr.gitstore.faults;

import org.jspecify.annotations.NullMarked;
