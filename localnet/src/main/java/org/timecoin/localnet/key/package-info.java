/** Private keys in files: made, shown, and taken over from the legacy node. */
package org.timecoin.localnet.key;
