/** Puts together what every service injects from what the other packages offer. */
package org.timecoin.contracts.wiring;
