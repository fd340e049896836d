/** The log tried on temporary directories, with crashes, cut files and failing disks. */
@NullMarked
package vpr.log;

import org.jspecify.annotations.NullMarked;
