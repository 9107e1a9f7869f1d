/**
 * What a run of blocks does to the chain: which of its blocks are valid and which rows they become.
 * Pure: the JDK and the protocol only; storage and signature checks come in through ports.
 */
package org.timecoin.chain.apply;
