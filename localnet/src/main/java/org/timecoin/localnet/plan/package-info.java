/** What a fleet consists of, decided without touching the machine. */
package org.timecoin.localnet.plan;
