/** Filling gaps. */
package org.timecoin.sync;
