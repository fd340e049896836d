/** Tests of the commands of people. */
@NullMarked
package vpr.app.client;

import org.jspecify.annotations.NullMarked;
