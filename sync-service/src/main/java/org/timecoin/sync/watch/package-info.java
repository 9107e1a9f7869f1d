/** Whether a sync achieves anything, seen apart from the code that does the work. Pure. */
package org.timecoin.sync.watch;
