/** The networks: names, magics, ports, genesis blocks and schedules (protocol.md section 4). */
package org.timecoin.protocol.network;
