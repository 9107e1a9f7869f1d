/** Runs of blocks on the way: what names one, its parts, and putting the parts together again. */
package org.timecoin.protocol.run;
