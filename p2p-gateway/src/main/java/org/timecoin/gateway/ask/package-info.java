/** What we asked a peer and have no answer to yet, and what its answers are worth. Pure. */
package org.timecoin.gateway.ask;
