/** The chain and everything computed from it. */
package org.timecoin.chain;
