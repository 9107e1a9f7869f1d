/** What a development network begins with: its genesis file, its keys and its money. */
package org.timecoin.localnet.devnet;
