/** Who a process is, and what every service of a node is told the same way. */
package org.timecoin.contracts.node;
