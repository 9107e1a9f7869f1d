/** Never signing twice: the rules of the vote log and its lease, and the port to where it lies. */
package org.timecoin.consensus.sign;
