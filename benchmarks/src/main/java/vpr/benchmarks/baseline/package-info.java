/** What VPR's writing is compared with: rows in Postgres, commits by the git command, compositions in EHRbase. */
@NullMarked
package vpr.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
