/** Facts that are true but in no patient's record: the organisation and the API keys it gave out. */
@NullMarked
package vpr.record.organisation;

import org.jspecify.annotations.NullMarked;
