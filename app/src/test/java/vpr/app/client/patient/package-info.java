/** Tests of commands about patients. */
@NullMarked
package vpr.app.client.patient;

import org.jspecify.annotations.NullMarked;
