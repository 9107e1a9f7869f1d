/** A real fleet on one machine. */
package org.timecoin.localnet;
