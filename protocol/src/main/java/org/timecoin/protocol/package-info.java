/** The TIME Coin protocol as values and functions: no framework, no I/O, no clock of its own. */
package org.timecoin.protocol;
