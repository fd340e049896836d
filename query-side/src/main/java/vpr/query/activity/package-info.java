/** What was recorded about a patient, and when. Who read it is never here. */
@NullMarked
package vpr.query.activity;

import org.jspecify.annotations.NullMarked;
