/** Keys, addresses and signatures (protocol.md section 3). */
package org.timecoin.protocol.key;
