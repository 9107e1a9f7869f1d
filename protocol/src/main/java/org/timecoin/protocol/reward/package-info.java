/** Who is paid, how much, and whose turn it is (protocol.md section 4, consensus.md section 3). */
package org.timecoin.protocol.reward;
