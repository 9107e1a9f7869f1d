/**
 * Whether what is stored is right, and what may be done about it: checks of stored blocks, the
 * replay of a chain from its own blocks, what proves a block that comes from elsewhere, and when
 * peers are a reason to look. Pure: the JDK and the protocol only.
 */
package org.timecoin.chain.verify;
