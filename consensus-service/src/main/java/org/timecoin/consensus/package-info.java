/** Agreeing on what comes next. */
package org.timecoin.consensus;
