/**
 * One commit: the files an event changes, the message that names it, the chain over both. What the files hold is said by
 * the features' packages; which event has which name by {@code vpr.record.aggregate}.
 */
@NullMarked
package vpr.record.commit;

import org.jspecify.annotations.NullMarked;
